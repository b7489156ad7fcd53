"""Files changed at random, given to the commands: `python -m tests.fuzz SECONDS [SEED]`.

YAML, CSV, forms and publications are taken apart and put together wrongly. Whatever comes of it, a command ends with a
status of its own and no traceback, in seconds, within a gibibyte. Each case runs in a process of its own, so that one
that is aborted is told too; what fails is kept in a folder, to become a case of a test.
"""

import io
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path
from random import Random

from scoring.cli.main import DONE, IN_PART, PROBLEMS, run
from tests.forms.hostile import CRITERIA, UNITS, meta_of, rows_of, write_form
from tests.small import campaign

MOST_SECONDS, MOST_BYTES = 20.0, 1 << 30
TOKENS = [
    '"', "'", ",", ";", "\r", "\n", "\0", "\t", "{", "}", "[", "]", ": ", "- ", "&a ", "*a", "<<: *a", "|\n", "!!int ",
    "\ufeff", "\u202e", "\u0301", "\ud7ff", "9" * 400, "-1", "0", "1e400", "NaN", "null", "True", "00", "1.10", "%",
    "n/a", "none", "=1+1", "<!--", "-->", "<![CDATA[", "]]>", "&#50;", "&amp;", "<", ">", "/>", "<v>", "</v>",
    '<c r="XFD1048576">', ' uniqueCount="4000000000"', ' t="s"', ' t="e"', ' s="1"', "4294967296",
    "xl/worksheets/sheet2.xml", "../", "|", "\\",
]  # fmt: skip
ANSWERS = """
01,I.1,self,45/50,,,Kế hoạch,Xã An,2022-12-01T08:00:00+07:00
01,I.4,self,plan,,,,Xã An,2022-12-01T08:00:00+07:00
02,I.2,self,có,,"một, hai",,Xã Bình,2022-12-02
02,I.2,appraisal,không,,vì,,Sở,2022-12-05T08:00:00+07:00
"""
INTAKE = "id,file,sha256,what,unit,stage,taken_in,added\n1,a.xlsx,ab,form,01,self,2022-12-01T08:00:00+07:00,2\n"


def garbled(raw: bytes, rng: Random) -> bytes:
    """A few changes: something cut, doubled, moved, put in, a byte turned."""
    found = bytearray(raw)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        start = rng.randrange(len(found) + 1)
        end = min(len(found), start + rng.choice((1, 1, 2, 5, 20, 200)))
        kind = rng.randrange(6)
        if kind == 0:
            del found[start:end]
        elif kind == 1:
            found[start:start] = found[start:end] * rng.choice((1, 1, 2, 50))
        elif kind == 2:
            found[start:start] = rng.choice(TOKENS).encode("utf-8", "surrogatepass")
        elif kind == 3 and start < len(found):
            found[start] = rng.randrange(256)
        elif kind == 4:
            place = rng.randrange(len(found) + 1)
            found[place:place] = found[start:end]
        else:
            found[start:end] = rng.choice(TOKENS).encode("utf-8", "surrogatepass")
    return bytes(found)


def garbled_zip(raw: bytes, rng: Random) -> bytes:
    """A part of a workbook garbled, left out or doubled; sometimes the zip itself."""
    if rng.random() < 0.15:
        return garbled(raw, rng)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = rng.choice(sorted(parts))
    if rng.random() < 0.1:
        del parts[name]
    else:
        parts[name] = garbled(parts[name], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return out.getvalue()


class Inputs:
    """What is garbled: a campaign folder, a form of it, its publication."""

    def __init__(self, root: Path, published: bool) -> None:
        self.root = root
        made = campaign(root / "c", CRITERIA, ANSWERS, units=UNITS)
        (root / "c" / "intake.csv").write_text(INTAKE, encoding="utf-8")
        write_form(root / "form.xlsx", meta_of(made), rows_of())
        if published:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                assert run(["publish", str(root / "c"), "--out", str(root / "p")]) == DONE

    def case(self, kind: str, rng: Random, work: Path) -> list[list[str]]:
        """Copies the inputs with one of them garbled; the commands that have to cope with it."""
        shutil.copytree(self.root / "c", work / "c")
        if kind == "form":
            form = garbled_zip((self.root / "form.xlsx").read_bytes(), rng)
            (work / "form.xlsx").write_bytes(form)
            return [["form", "collect", str(work / "c"), str(work / "form.xlsx")], ["check", str(work / "c")]]
        if kind == "publication":
            shutil.copytree(self.root / "p", work / "p")
            files = sorted(path for path in (work / "p").rglob("*") if path.is_file())
            self._garble(rng.choice(files), rng)
            return [["verify", str(work / "p")]]
        names = {"yaml": ("criteria.yaml", "campaign.yaml"), "csv": ("answers.csv", "units.csv", "intake.csv")}[kind]
        self._garble(work / "c" / rng.choice(names), rng)
        return [
            ["check", str(work / "c")],
            ["rank", str(work / "c"), "--format", "json"],
            ["explain", str(work / "c"), "01"],
        ]

    def _garble(self, path: Path, rng: Random) -> None:
        change = garbled_zip if path.suffix == ".xlsx" else garbled
        path.write_bytes(change(path.read_bytes(), rng))


def fault(commands: list[list[str]]) -> str:
    """What a command did that none may do; empty where all is well."""
    for command in commands:
        begun = time.process_time()
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                status = run([*command, "--lang", "en"])
        except BaseException:
            return f"{' '.join(command[:2])}\n{traceback.format_exc()}"
        if status not in (DONE, PROBLEMS, IN_PART):
            return f"{' '.join(command[:2])}: status {status}"
        if time.process_time() - begun > MOST_SECONDS:
            return f"{' '.join(command[:2])}: {time.process_time() - begun:.0f} s"
    return ""


def _apart(commands: list[list[str]], send: Callable[[str], None]) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = fault(commands)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    send(found or (f"{grown >> 20} MiB" if grown > MOST_BYTES else ""))


def in_a_process(commands: list[list[str]]) -> str:
    """As `fault`, also of what takes too much memory or ends the process."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_apart, args=(commands, there.send))
    process.start()
    there.close()
    try:
        said: str = here.recv() if here.poll(MOST_SECONDS * 6) else "takes too long"
    except EOFError:
        said = "ended the process"
    process.kill()
    process.join()
    return said


def rounds(seconds: float) -> Iterator[int]:
    end = time.monotonic() + seconds
    for number in count():
        if time.monotonic() > end:
            return
        yield number


def main(seconds: float, seed: int) -> int:
    kept = Path(tempfile.mkdtemp(prefix="scoring-fuzz-"))
    kinds = ("yaml", "csv", "form", "publication")
    failed = done = 0
    with tempfile.TemporaryDirectory() as name:
        inputs = Inputs(Path(name), published=True)
        for number in rounds(seconds):
            kind = kinds[number % 4]
            work = Path(name) / "case"
            said = in_a_process(inputs.case(kind, Random(f"{seed}-{number}"), work))
            done += 1
            if said:
                failed += 1
                shutil.move(work, kept / f"{kind}-{seed}-{number}")
                print(f"{kind} {number}: {said}\n  kept in {kept}/{kind}-{seed}-{number}", flush=True)
            shutil.rmtree(work, ignore_errors=True)
    print(f"{done} cases of seed {seed}, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())))
