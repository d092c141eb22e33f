"""Who takes part in a conversation, and what happened between them before."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Voice:
    """How the customer sounds: language tag, gender, words a minute (80..300) and pitch (0..100)."""

    language: str = ""
    gender: str = ""
    rate: int = 165
    pitch: int = 50


@dataclass(frozen=True, slots=True)
class Customer:
    """The person on the other side, with the mood and trust (0..10) that the conversation starts from."""

    name: str
    portrait: str = ""
    mood: int = 5
    trust: int = 5
    voice: Voice = field(default_factory=Voice)


@dataclass(frozen=True, slots=True)
class Company:
    """Whom the agent speaks for, and the rules that are always in sight."""

    name: str
    policy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What happened before this conversation, as far as it decides how well a recovery can go (article E, E1a to E1d)."""

    earlier_failures: bool = False
    severity: str = "minor"
    preventable: bool = False

    @property
    def allows_paradox(self) -> bool:
        """Whether trust may end above where it began."""
        return not self.earlier_failures and self.severity == "minor" and not self.preventable
