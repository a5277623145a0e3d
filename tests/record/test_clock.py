import pytest

from facilitator.domain.instant import Instant, minutes
from facilitator.record.clock import _COUNTER_BITS, HybridClock

NOON = Instant(1_757_419_200_000)


def wall_of(time: int) -> Instant:
    return Instant(time >> _COUNTER_BITS)


def test_tick_keeps_close_to_the_wall() -> None:
    assert wall_of(HybridClock().tick(NOON)) == NOON


def test_tick_never_goes_back_when_the_wall_does() -> None:
    clock = HybridClock()
    before = clock.tick(NOON)

    after = clock.tick(NOON + minutes(-60))

    assert after == before + 1


@pytest.mark.parametrize("ahead", [0.5, 60, 60 * 24 * 365 * 20], ids=str)
def test_see_moves_the_clock_however_far_the_walls_are_apart(ahead: float) -> None:
    clock, seen = HybridClock(), HybridClock().tick(NOON + minutes(ahead))

    clock.see(seen)

    assert clock.tick(NOON) == seen + 1


def test_see_of_far_in_the_future_moves_nothing() -> None:
    clock, future = HybridClock(), HybridClock().tick(NOON + minutes(60 * 24 * 365 * 80))

    clock.see(future)

    assert wall_of(clock.tick(NOON)) == NOON


def test_resume_goes_on_after_own_times_even_from_a_wrong_clock() -> None:
    clock, own = HybridClock(), HybridClock().tick(NOON + minutes(60))

    clock.resume(own)

    assert clock.tick(NOON) == own + 1
