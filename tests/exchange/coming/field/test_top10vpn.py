"""Costs of shutdowns: claims of who computed them, tied to no shutdown."""

from pathlib import Path

from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.field import top10vpn
from desktop.exchange.coming.foreign import Asked, look
from desktop.exchange.coming.formats import recognised


def read(folder: Path, *lines: str) -> list[Entry]:
    path = folder / "costs.csv"
    path.write_text("\n".join(["country,cost_usd,duration_hours,users_affected,year", *lines]))
    assert recognised(look(path))[0].name == "top10vpn"
    return list(top10vpn.entries(look(path), Asked()))


def test_each_figure_is_a_claim_of_its_own(tmp_path: Path) -> None:
    cost, hours, users = read(tmp_path, "Kazakhstan,410300000,144,16106250,2022")
    assert (cost.values["amount"]["least"], cost.values["provider"], hours.values["value"]["unit"]) == (
        "410300000", "Top10VPN", "hours")
    assert {one.kind for one in (cost, hours, users)} == {"indicator"} and not cost.links


def test_what_is_no_figure_is_refused_and_never_made_one(tmp_path: Path) -> None:
    assert [str(one.wrong[0]) for one in read(tmp_path, "Kazakhstan,about 4m,,,2022")] == ["“about 4m” is no number."]
