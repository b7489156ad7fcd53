"""What the office's database has of the council's session, for the minutes."""

from scoring.publish.papers.sitting import CHOICES, Attended, Held, SteppedBack
from scoring.store import sessions
from scoring.store.desk import Login
from scoring.store.office import posts_of
from scoring.store.sight import COUNCIL


def held_by(login: Login, campaign: str) -> Held | None:
    """The newest session with the votes of all; None where there is none, or its reader may not read the council's."""
    sittings = sessions.sittings(campaign)
    if not sittings or not posts_of(login.person, campaign).filter(role__in=COUNCIL).exists():
        return None
    newest = sittings[-1]
    names = {seat.person: seat.name for seat in newest.seats}
    votes = {}
    for sitting in sittings:
        for node, cast in sessions.ballots(campaign, sitting).items():
            if cast.cast:
                votes[node] = {choice: cast.count(choice) for choice in CHOICES}
    return Held(
        day=newest.day,
        members=newest.members,
        quorum=newest.quorum,
        attended=tuple(Attended(seat.name, seat.chairs, seat.how, seat.slip) for seat in newest.seats),
        stepped_back=tuple(
            SteppedBack(names[person], unit, code)
            for unit, code, person in sessions.conflicts(campaign)
            if person in names
        ),
        votes=votes,
    )
