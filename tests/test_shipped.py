"""Where the catalogue and the sample campaigns are."""

from scoring import shipped


def test_catalogue_names_are_files() -> None:
    names = shipped.catalogue_names()
    assert {"papi-commune@2022", "par-index-commune@2022", "pci@2010", "pci@2013"} <= set(names)
    assert {"papi-province@2011", "papi-province@2018", "papi-province@2019"} <= set(names)
    assert all(shipped.catalogue_file(name).is_file() for name in names)
    assert names == sorted(names)


def test_campaign_names_are_folders() -> None:
    names = shipped.campaign_names()
    assert {"pci-2010", "pci-2012", "pci-2013", *(f"papi-{year}" for year in range(2011, 2020))} <= set(names)
    assert all((shipped.campaign_folder(name) / "answers.csv").is_file() for name in names)


def test_unknown_names_are_no_files() -> None:
    assert not shipped.catalogue_file("nothing@1").exists()
    assert not shipped.campaign_folder("nothing").exists()
