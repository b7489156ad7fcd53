"""The microdata behind the survey of phong-tho-2022: questionnaires made up so that they tally to its figures.

    python -m samples.survey_phong_tho

Every share of the campaign comes out exactly as it stands there; a mean or a weighted share of options, which the
campaign states with one decimal, comes out so when rounded. Who did not answer an item left the cell empty or said
"don't know" (9, or E).
"""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from samples.phong_tho import phong_tho
from samples.phong_tho_communes import COMMUNES
from scoring import shipped
from scoring.campaign.answers import Answer
from scoring.campaign.table import write_table
from scoring.points import parse_number, to_steps

NAME = "survey-phong-tho-2022"
SHARES = {"8.1.1": "c1", "8.1.2": "c2", "8.1.3": "c3", "8.1.4": "c4", "8.1.5": "c5"}
OPTIONS = {"1.6": "a1", "2.5": "a2", "4.4": "a3", "5.5": "a4", "6.4": "a5"}
MEANS = {"7.5": "b1"}
HEADER = ("commune", "form", "gender", "age", *OPTIONS.values(), *MEANS.values(), *SHARES.values())
DONT_KNOW = "9"
DONT_KNOW_OPTION = "E"
ADULTS_A_VILLAGE = 190


def microdata() -> str:
    """The questionnaires of all communes as CSV."""
    stated = {(row.unit, row.code): row for row in phong_tho().answers if row.stage == "survey"}
    rows: list[list[str]] = []
    for unit in COMMUNES:
        columns = list(_columns(unit, stated))
        for number, answers in enumerate(zip(*columns, strict=True), 1):
            dice = Random(f"{NAME} {unit} person {number}")
            rows.append(
                [unit, str(number), dice.choice(("nam", "nữ")), dice.choice(("18-34", "35-54", "55+")), *answers]
            )
    return write_table(HEADER, rows)


def populations() -> str:
    """The adults of every commune as CSV."""
    rows = [(unit, str(commune.villages * ADULTS_A_VILLAGE)) for unit, commune in COMMUNES.items()]
    return write_table(("unit", "population"), rows)


def _columns(unit: str, stated: dict[tuple[str, str], Answer]) -> Iterator[list[str]]:
    """The answers to every item in the order of the header, all of one length."""
    answered = max(int(stated[unit, code].facts.partition("/")[2]) for code in SHARES if (unit, code) in stated)
    forms = answered + Random(f"{NAME} {unit}").randint(3, 7)
    items = [*OPTIONS.items(), *MEANS.items(), *SHARES.items()]
    for code, item in items:
        dice = Random(f"{NAME} {unit} {item}")
        facts = stated[unit, code].facts
        if code in SHARES:
            answers, silent = _of_share(facts, dice), DONT_KNOW
        elif code in MEANS:
            answers, silent = _of_mean(parse_number(facts), forms, dice), DONT_KNOW
        else:
            answers, silent = _of_options(parse_number(facts), forms, dice), DONT_KNOW_OPTION
        answers += [dice.choice(("", silent)) for _ in range(forms - len(answers))]
        dice.shuffle(answers)
        yield answers


def _of_share(facts: str, dice: Random) -> list[str]:
    """As many satisfied answers as the facts count."""
    satisfied, answered = (int(part) for part in facts.split("/"))
    content = [dice.choice("44455") for _ in range(satisfied)]
    return content + [dice.choice("33321") for _ in range(answered - satisfied)]


def _of_mean(mean: Fraction, forms: int, dice: Random) -> list[str]:
    """Answers from 1 to 5 with that mean, rounded to a decimal; some a step above, as many a step below."""
    count = forms - dice.randint(1, 4)
    total = to_steps(mean * count, 0)
    answers = [total // count] * count
    for place in range(total % count):
        answers[place] += 1
    for _ in range(count // 2):
        up, down = dice.sample(range(count), 2)
        if answers[up] < 5 and answers[down] > 1:
            answers[up] += 1
            answers[down] -= 1
    return [str(answer) for answer in answers]


def _of_options(percent: Fraction, forms: int, dice: Random) -> list[str]:
    """Options A, B, C, D (100, 60, 20, 0 %) with that weighted share, rounded to a decimal.

    In steps of 20 %: 5a + 3b + c = steps for a + b + c + d = count; the first count of answers that has them is taken.
    """
    for count in range(forms - 1, forms // 2, -1):
        steps = to_steps(percent * count / 20, 0)
        if to_steps(Fraction(20 * steps, count), 1) != to_steps(percent, 1):
            continue
        nothing = max(1, count // 40)
        for low in dice.sample(range(count // 8), count // 8):
            best, odd = divmod(steps - low - 3 * (count - nothing - low), 2)
            some = count - nothing - low - best
            if not odd and best >= 0 and some >= 0:
                return [*"A" * best, *"B" * some, *"C" * low, *"D" * nothing]
    raise ValueError(f"no answers give {percent}")


if __name__ == "__main__":
    FOLDER = shipped.campaign_folder(NAME)
    (FOLDER / "microdata.csv").write_text(microdata(), encoding="utf-8")
    (FOLDER / "population.csv").write_text(populations(), encoding="utf-8")
