"""Who works in the office, in which roles: read, never written."""

from collections.abc import Sequence
from typing import NamedTuple

from scoring.campaign.units import Unit
from scoring.campaign.workflow import RIGHTS, ROLES, Act, Role
from scoring.problems import Problem, Refusal, Said, Text
from scoring.store.desk import Doing, Login, criteria_of, place_of, settings_of, unit_of
from scoring.store.models import Assignment, Person, UnitFile
from scoring.store.office import campaign_row, check, posts_anywhere, posts_of
from scoring.tree.declared import Body


class Post(NamedTuple):
    """A role that somebody holds, or (`state` proposed) that waits for a second person; `number` names it."""

    number: int
    role: str
    campaign: str
    unit: str
    body: str
    leaves: str
    state: str


class Listed(NamedTuple):
    """A person with the roles that have not ended."""

    account: str
    name: str
    disabled: bool
    posts: Sequence[Post]


def account_of(person: int) -> str:
    """The account of a person by id."""
    return Person.objects.values_list("account", flat=True).get(id=person)


def roles_in(login: Login, campaign: str) -> list[Role]:
    """The roles that somebody holds in a campaign, or ("") in the office."""
    held = {*posts_of(login.person, campaign).values_list("role", flat=True)}
    return [role for role in ROLES if role in held]


def role_for(login: Login, act: Act, campaign: str, stated: Role | None = None) -> Role:
    """The role in which somebody does an act: the one stated, else the only one of theirs that the table lets do it.

    Who holds none that may gets one that may, so that the refusal names it. Raises `Refusal` where several may.
    """
    if stated is not None:
        return stated
    may = [role for role in ROLES if any((right.role, right.act) == (role, act) for right in RIGHTS)]
    mine = [role for role in roles_in(login, campaign) if role in may]
    if len(mine) > 1:
        values = {"act": Said(f"act-{act}", {}), "roles": mine}
        raise Refusal([Problem("office-which-role", place_of(campaign), values)])
    return (mine or may)[0]


def own_role(login: Login, stated: Role | None = None) -> Role | None:
    """The role in which somebody does what is about themselves: the one stated, else the first they hold anywhere."""
    held = {post.role for post in posts_anywhere(login.person)}
    return stated or next((role for role in ROLES if role in held), None)


def only_role(login: Login, campaign: str) -> Role:
    """The role that somebody holds in a campaign. Raises `Refusal` where it is none, or there are several."""
    mine = roles_in(login, campaign)
    if len(mine) != 1:
        raise Refusal([Problem("office-name-role", place_of(campaign), {"roles": mine})])
    return mine[0]


def units_and_bodies(campaign: str) -> tuple[list[Unit], Sequence[Body]]:
    """The units of a campaign and the bodies that appraise, for who gives roles. Raises `Refusal`."""
    row = campaign_row(campaign)
    files = UnitFile.objects.filter(campaign=row).order_by("place")
    return [unit_of(file) for file in files], criteria_of(row.criteria).criteria.bodies


def title_of(campaign: str) -> Text:
    """What a campaign is called. Raises `Refusal`."""
    return settings_of(campaign_row(campaign).settings).title.text()


def listed(login: Login) -> list[Listed]:
    """Everybody, for who gives out accounts or roles. Raises `Refusal`."""
    if "secretariat" in roles_in(login, ""):
        check(login, Doing("secretariat", "assign"))
    else:
        check(login, Doing("administrator", "account"))
    posts: dict[int, list[Post]] = {}
    for row in Assignment.objects.exclude(state="ended").order_by("id"):
        post = Post(row.id, row.role, row.campaign, row.unit, row.body, row.leaves, row.state)
        posts.setdefault(row.person, []).append(post)
    return [
        Listed(person.account, person.name, person.disabled, posts.get(person.id, ()))
        for person in Person.objects.order_by("account")
    ]
