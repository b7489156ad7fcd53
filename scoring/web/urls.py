"""The addresses of the site."""

from django.urls import path

from scoring.web import (
    accounts,
    answering,
    board,
    confirming,
    council,
    council_item,
    enlisting,
    evidence,
    excel,
    exercises,
    home,
    journal,
    moves,
    others,
    overview,
    public,
    publishing,
    second_step,
    setting_up,
    tokens,
    unit_pages,
)
from scoring.web.api import api

handler400 = "scoring.web.pages.bad_request"
handler404 = "scoring.web.pages.not_found"
handler500 = "scoring.web.pages.broken"

UNIT = "c/<str:campaign>/u/<str:unit>"
ITEM = "c/<str:campaign>/council/u/<str:unit>/<str:code>"

urlpatterns = [
    path("", home.home, name="home"),
    path("login", accounts.log_in, name="login"),
    path("login/second", second_step.second, name="second"),
    path("login/second/picture", second_step.picture, name="second-picture"),
    path("logout", accounts.log_out, name="logout"),
    path("password", accounts.password, name="password"),
    path("tokens", tokens.own, name="tokens"),
    path("tokens/<int:number>/revoke", tokens.revoke, name="token-revoke"),
    path("api/v1/", api.urls),
    path("confirm/<int:number>", confirming.confirm, name="confirm"),
    path("language", accounts.language, name="language"),
    path("p/<str:name>/<path:file>", public.published, name="published"),
    path("c/<str:campaign>", board.board, name="board"),
    path("campaigns/new", setting_up.create, name="create"),
    path("c/<str:campaign>/setup", setting_up.setup, name="setup"),
    path("c/<str:campaign>/setup/act/<str:form>", setting_up.act, name="setup-act"),
    path("c/<str:campaign>/exercise", exercises.begin, name="exercise"),
    path("c/<str:campaign>/exercise/discard", exercises.discard, name="exercise-discard"),
    path("c/<str:campaign>/people", enlisting.people, name="people"),
    path("c/<str:campaign>/overview", overview.overview, name="overview"),
    path("c/<str:campaign>/journal", journal.journal, name="journal"),
    path("c/<str:campaign>/publish", publishing.publish, name="publish"),
    path("c/<str:campaign>/council", council.council, name="council"),
    path("c/<str:campaign>/council/minutes", council.minutes, name="minutes"),
    path("c/<str:campaign>/council/act/<str:form>", council.act, name="council-act"),
    path(ITEM, council_item.item, name="council-item"),
    path(f"{ITEM}/screen", council_item.screen, name="council-screen"),
    path(f"{ITEM}/act/<str:form>", council_item.act, name="council-item-act"),
    path(UNIT, unit_pages.unit, name="unit"),
    path(f"{UNIT}/n/<str:code>", unit_pages.node, name="node"),
    path(f"{UNIT}/n/<str:code>/preview", answering.preview, name="preview"),
    path(f"{UNIT}/n/<str:code>/state", answering.state_row, name="state"),
    path(f"{UNIT}/n/<str:code>/others", others.others, name="others"),
    path(f"{UNIT}/n/<str:code>/evidence", evidence.attach, name="attach"),
    path(f"{UNIT}/n/<str:code>/evidence/<int:number>/withdraw", evidence.withdraw, name="withdraw-evidence"),
    path(f"{UNIT}/evidence/<int:number>/<int:version>", evidence.file, name="evidence"),
    path(f"{UNIT}/act/<str:act>", moves.move, name="move"),
    path(f"{UNIT}/form", excel.form, name="form"),
    path(f"{UNIT}/report", moves.report, name="report"),
]
