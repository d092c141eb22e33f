"""What First Call teaches: principles, the competencies that they belong to, and the points of the articles that they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.core.guidance.phrase_hints import Hint


@dataclass(frozen=True, slots=True)
class Article:
    """One of the source articles: its letter, its title in our words, and the language (short form) that it is written in."""

    key: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that an article teaches, in our words; `code` names it, such as B5a for a point of article B."""

    code: str
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Competency:
    """A group of principles that is rated as one; one of the `house` was added by whoever trains here."""

    id: str
    name: str
    about: str
    house: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """The point of an article that a principle rests on, by its code.

    Where a `channel` is named, it does so in that channel only: answering within three rings is no help in a chat.
    """

    code: str
    channel: str = ""

    def holds_in(self, channel: str) -> bool:
        """Whether the principle rests on the point in a conversation over this channel."""
        return self.channel in ("", channel)


@dataclass(frozen=True, slots=True)
class Principle:
    """One thing to do: how, what to avoid, and why. `cites` lead to points, the most important first.

    One that was `replaced_by` others, given by their ids, is kept for what was played before; nothing new is made of it. One of
    the `house` was added by whoever trains here, and need not cite anything.
    """

    id: str
    name: str
    competency: str
    cites: tuple[Cite, ...]
    do: str
    avoid: str
    why: str
    replaced_by: tuple[str, ...] = ()
    house: bool = False

    @property
    def retired(self) -> bool:
        """Whether it is only kept for what was played before."""
        return bool(self.replaced_by)


@dataclass(frozen=True, slots=True, eq=False)
class Guidance:
    """The guidance catalogue in one language; every mapping is in the catalogue's order, and every reference leads somewhere.

    `principles` has the retired ones too, so that attempts of any age can be scored and explained.
    """

    language: str
    articles: Mapping[str, Article]
    points: Mapping[str, Point]
    competencies: Mapping[str, Competency]
    principles: Mapping[str, Principle]
    hints: Mapping[str, Hint] = field(default_factory=dict)

    @property
    def current(self) -> Mapping[str, Principle]:
        """The principles less the retired ones."""
        return {key: principle for key, principle in self.principles.items() if not principle.retired}

    def points_of(self, principle: str) -> tuple[Point, ...]:
        """The points that a principle rests on, the most important first. Raises KeyError for an unknown principle."""
        return tuple(self.points[cite.code] for cite in self.principles[principle].cites)

    def articles_of(self, principle: str) -> tuple[Article, ...]:
        """The articles that a principle rests on, each once. Raises KeyError for an unknown principle."""
        return tuple(self.articles[key] for key in dict.fromkeys(point.article for point in self.points_of(principle)))

    def competency_of(self, principle: str) -> Competency:
        """The competency that a principle belongs to. Raises KeyError for an unknown principle."""
        return self.competencies[self.principles[principle].competency]

    def principles_of(self, competency: str) -> tuple[Principle, ...]:
        """The principles of a competency, less the retired ones."""
        return tuple(principle for principle in self.current.values() if principle.competency == competency)

    def citing(self, point: str, channel: str | None = None) -> tuple[Principle, ...]:
        """The principles that rest on a point, in some channel or in the one given, less the retired ones."""
        return tuple(
            principle
            for principle in self.current.values()
            if any(cite.code == point and (channel is None or cite.holds_in(channel)) for cite in principle.cites)
        )
