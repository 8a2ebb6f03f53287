"""Stand-ins for modules that others import and nothing here needs."""

import sys

import pytest

from tui_reader.process.stand_ins import without


def test_what_is_imported_meanwhile_finds_every_name_and_nothing_to_call() -> None:
    with without("a_quay", "a_quay.crane"):
        from a_quay import Ferry  # type: ignore[import-not-found]
        from a_quay.crane import lift  # type: ignore[import-not-found]

        assert isinstance(Ferry, type)
        with pytest.raises(ImportError):
            Ferry("early")
        with pytest.raises(ImportError):
            lift()
    with pytest.raises(ModuleNotFoundError):
        import a_quay as again  # noqa: F401


def test_what_is_there_already_is_the_real_one() -> None:
    with without("sys", "json"):
        import sys as found
    assert found is sys


def test_a_fault_meanwhile_leaves_no_stand_in() -> None:
    with pytest.raises(ZeroDivisionError), without("a_quay"):
        _ = 1 / 0
    assert "a_quay" not in sys.modules
