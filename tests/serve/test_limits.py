"""How often one may ask."""

from communique.serve.limits import Limiter, address_key
from communique.serve.options import Allowance


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_one_every_so_often() -> None:
    clock = Clock()
    limiter = Limiter(Allowance(3, 10.0), clock=clock)
    assert [limiter.ask("a") for _ in range(5)] == [0, 0, 0, 10, 10]
    assert limiter.ask("b") == 0
    clock.now += 9.5
    assert limiter.ask("a") == 1
    clock.now += 0.5
    assert [limiter.ask("a"), limiter.ask("a")] == [0, 10]
    clock.now += 1000
    assert [limiter.ask("a") for _ in range(4)] == [0, 0, 0, 10]


def test_what_is_given_back_may_be_asked_again() -> None:
    limiter = Limiter(Allowance(1, 10.0), clock=Clock())
    assert limiter.ask("a") == 0
    limiter.give_back("a")
    limiter.give_back("nobody")
    assert [limiter.ask("a"), limiter.ask("a")] == [0, 10]


def test_memory_is_bounded_and_idle_askers_go_first() -> None:
    clock = Clock()
    limiter = Limiter(Allowance(2, 10.0), most=50, clock=clock)
    limiter.ask("idle")
    clock.now += 11
    limiter.ask("busy")
    for number in range(49):
        limiter.ask(f"n{number}")
    assert len(limiter) == 50
    assert limiter.ask("busy") == 0 and limiter.ask("busy") == 10, "the busy one was not forgotten"
    for number in range(10_000):
        limiter.ask(f"m{number}")
    assert len(limiter) <= 50


def test_a_network_of_version_six_is_one_asker() -> None:
    assert address_key("2001:db8::1") == address_key("2001:db8::ffff:1") != address_key("2001:db8:1::1")
    assert address_key("192.0.2.1") != address_key("192.0.2.2")
    assert address_key("x" * 500) == "x" * 64
