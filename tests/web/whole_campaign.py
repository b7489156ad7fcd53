"""A whole campaign as acts on pages, whoever opens them: Django's client or a real browser; and the same as rows."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from scoring.campaign.folder_source import FolderSource
from scoring.engine.ranking import rank_campaign
from scoring.publish.verify_files import read_manifest
from scoring.store.models import AnswerRow, UnitFile
from scoring.store.verify import verify
from scoring.usecases.office import give_out
from tests.small import campaign
from tests.store.offices import CAMPAIGN, CRITERIA, UNITS, Office
from tests.web.test_excel import filled


class Hand(Protocol):
    """Somebody logged in who asks for pages and sends their forms, by address."""

    def get(self, path: str) -> Any: ...
    def post(self, path: str, data: dict[str, Any]) -> Any: ...


Visitor = Callable[[str], Hand]

DECLARED = {"01": ("có", "45", "50"), "02": ("có", "50", "50"), "03": ("không", "30", "40")}
SURVEYED = {"01": "80", "02": "70", "03": "95"}
AS_ROWS = """
01,1.1,self,có,,,BC,,2023-01-02
01,1.2,self,45/50,,,BC,,2023-01-02
01,1.3,survey,80/100,,,,,2023-01-02
01,1.1,appraisal,,2,thiếu báo cáo,,,2023-02-02
01,1.1,council,,3.5,Hội đồng thống nhất,,,2023-03-02
02,1.1,self,có,,,BC,,2023-01-02
02,1.2,self,50/50,,,BC,,2023-01-02
02,1.3,survey,70/100,,,,,2023-01-02
03,1.1,self,không,,,BC,,2023-01-02
03,1.2,self,30/40,,,BC,,2023-01-02
03,1.3,survey,95/100,,,,,2023-01-02
03,1.2,appraisal,28/40,,02 hồ sơ quá hạn,,,2023-02-02
03,1.2,appraisal,29/40,,01 hồ sơ đúng hạn,,,2023-02-22
"""


def done(client: Hand, unit: str, act: str, **given: str) -> None:
    answer = client.post(f"/c/{CAMPAIGN}/u/{unit}/act/{act}", given)
    assert answer.status_code == 302, (unit, act, answer.content.decode())


def stated(client: Hand, unit: str, code: str, **typed: str) -> None:
    node = f"/c/{CAMPAIGN}/u/{unit}/n"
    if isinstance(client, Client):  # a browser has it in the form
        page = client.get(f"{node}/1").content.decode().partition(f'id="n-{code}"')[2]
        found = re.search(r'name="base" value="([^"]*)"', page)
        typed["base"] = found[1] if found else ""
    answer = client.post(f"{node}/{code}/state", typed)
    assert answer.status_code == 302, (unit, code, answer.content.decode())


def declare(visitor: Visitor, unit: str) -> None:
    """A commune fills in: the second by Excel, offline."""
    client = visitor(f"cc{unit}")
    yes, part, whole = DECLARED[unit]
    if unit == "02":
        form = client.get(f"/c/{CAMPAIGN}/u/02/form").content
        for code, facts in (("1.1", yes), ("1.2", f"{100 * int(part) // int(whole)}")):
            form = filled(form, code, facts, "BC", unit)
        sent = SimpleUploadedFile("phiếu.xlsx", form)
        assert client.post(f"/c/{CAMPAIGN}/u/02/form", {"file": sent}).status_code == 200
    else:
        stated(client, unit, "1.1", fact0=yes, evidence="BC")
        stated(client, unit, "1.2", fact0=part, fact1=whole, evidence="BC")
    done(client, unit, "hand_over")
    done(visitor(f"ct{unit}"), unit, "submit")


def appraise(visitor: Visitor, unit: str) -> None:
    secretariat = visitor("snv")
    done(secretariat, unit, "receive")
    stated(visitor("dt"), unit, "1.3", fact0=SURVEYED[unit], fact1="100")
    if unit == "01":
        stated(visitor("nv"), unit, "1.1", points="2", note="thiếu báo cáo")
    if unit == "03":
        done(visitor("nv"), unit, "step_back", reason="người nhà làm việc tại phường")
        stated(visitor("tp"), unit, "1.2", fact0="28", fact1="40", note="02 hồ sơ quá hạn")
    sign_off(visitor, unit)
    if unit == "02":
        done(secretariat, unit, "to_council")
        return
    done(secretariat, unit, "ask")
    stated(visitor(f"cc{unit}"), unit, "1.1" if unit == "01" else "1.2", note="đề nghị xem lại")
    done(visitor(f"cc{unit}"), unit, "send_explanation")
    if unit == "03":
        stated(visitor("tp"), unit, "1.2", fact0="29", fact1="40", note="01 hồ sơ đúng hạn")
    sign_off(visitor, unit)
    done(secretariat, unit, "to_council")


def sign_off(visitor: Visitor, unit: str) -> None:
    """Both bodies, those that something is asked of in this round."""
    for account, body in (("ldnv", "noi-vu"), ("ldtp", "tu-phap")):
        answer = visitor(account).post(f"/c/{CAMPAIGN}/u/{unit}/act/sign_off", {"body": body})
        assert answer.status_code in (302, 409)


def decide(there: Office, visitor: Visitor) -> None:
    """The council: a session, a member who steps back, opinions, votes, the chair's record, files closed."""
    council, item = f"/c/{CAMPAIGN}/council", f"/c/{CAMPAIGN}/council/u/01/1.1"
    sent(visitor("tk"), f"{council}/act/open", day="01/04/2023", equal="chair")
    here = {f"how-{there.person(account)}": "present" for account in ("hd1", "hd2", "ct")}
    sent(visitor("tk"), f"{council}/act/attend", **here)
    sent(visitor("tk"), f"{council}/act/agenda", item=["01 1.1", "03 1.2"])
    sent(visitor("hd2"), f"{council}/u/03/1.2/act/step-back", reason="người nhà làm việc tại phường")
    sent(visitor("hd1"), f"{item}/act/opinion", choice="other", points="3.5", text="báo cáo có, nộp muộn")
    sent(visitor("hd2"), f"{item}/act/opinion", choice="other", points="3.5", text="đồng ý")
    for account in ("hd1", "hd2"):
        sent(visitor(account), f"{item}/act/vote", choice="other")
    votes = {f"vote-{there.person(account)}": "appraised" for account in ("hd1", "ct")}
    sent(visitor("tk"), f"{council}/u/03/1.2/act/take-votes", **votes)
    stated(visitor("ct"), "01", "1.1", points="3.5", note="Hội đồng thống nhất")
    sent(visitor("ct"), f"{council}/act/decide", item=[*DECLARED])
    sent(visitor("tk"), f"{council}/act/close")


def sent(client: Hand, path: str, **typed: object) -> None:
    answer = client.post(path, typed)
    assert answer.status_code == 302, (path, answer.content.decode())


def play(there: Office, visitor: Visitor, folder: Path) -> None:
    """The campaign from the first facts to what is published in a folder, checked against the same facts as rows."""
    for unit in DECLARED:
        declare(visitor, unit)
    for unit in DECLARED:
        appraise(visitor, unit)
    decide(there, visitor)
    with override_settings(PUBLICATIONS=folder / "published"):
        decision = {"number": "12/QĐ-UBND", "date": "05/6/2023", "signer": "Nguyễn Văn A"}
        sent(visitor("snv"), f"/c/{CAMPAIGN}/publish", **decision)
        assert "12/QĐ-UBND" in visitor("").get("/").content.decode()
    manifest = read_manifest(folder / "published" / f"{CAMPAIGN}-1")
    assert {*UnitFile.objects.values_list("state", flat=True)} == {"published"}
    beside = {"columns": ["password_by"]}  # that everybody has a password of their own is set up beside the journal
    assert [one for one in verify([]).problems if not beside.items() <= one.values.items()] == []
    played = rank_campaign(there.source("snv").load())
    in_folder = rank_campaign(campaign(folder / "same", CRITERIA, AS_ROWS.strip(), units=UNITS))
    assert [(unit.result.unit.code, unit.rank, unit.result.score) for unit in played.units] == [
        (unit.result.unit.code, unit.rank, unit.result.score) for unit in in_folder.units
    ]
    give_out(there["snv"], CAMPAIGN, folder / "given")
    assert rank_campaign(FolderSource(folder / "given").load()).digest == played.digest == manifest.results.digest
    assert AnswerRow.objects.count() >= len(AS_ROWS.strip().splitlines())
    sent(visitor("snv"), f"/c/{CAMPAIGN}/u/02/act/reopen", to="deciding", reason="khiếu nại được chấp nhận")
    assert "đang xem xét lại" in visitor("snv").get(f"/c/{CAMPAIGN}/publish").content.decode()
