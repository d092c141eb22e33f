"""A debrief as a document for print: the verdict, the moment that mattered, what went well, what is next, and every decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from simulator.core.guidance.catalogue import Guidance, Principle
from simulator.core.scenario.model import Choice, Said
from simulator.core.scoring.debrief import ENOUGH_CHANCES, Debrief, failed_most
from simulator.core.scoring.scorecard import Decision, by_competency
from simulator.core.training.attempt import effective_entries
from simulator.core.training.questions import answered
from simulator.ui.debrief.debrief_sections import figures
from simulator.ui.debrief.printed_document import PrintedDocument
from simulator.ui.debrief.trainee_words import answer_given, circumstances, reading, sureness
from simulator.ui.debrief.turning_scene import better_reply, reply
from simulator.ui.debrief.what_carried import evidence, found, shown_names, strongest
from simulator.ui.guidance.principle_note import how_it_went, source
from simulator.ui.style.script import isolated
from simulator.ui.style.texts import Texts, translated
from simulator.ui.style.wording import a_week_later, critical_name, ending_name, lost, next_reason, quoted, told, verdict
from simulator.workflow.practice import Practice
from simulator.workflow.recommend import Recommendation


class DebriefDocument:
    """Writes one debrief onto paper; the texts of the scenario and of the trainee are never read as markup."""

    def __init__(
        self,
        debrief: Debrief,
        guidance: Guidance,
        agent: str,
        own_words: tuple[str, str],
        practice: Practice | None = None,
        wanted: Recommendation | None = None,
    ) -> None:
        """`own_words` are what went well and what to change, both possibly empty.

        `practice` adds how the call was held, and what the trainee wrote first; `wanted` what to practise next.
        """
        self._debrief = debrief
        self._guidance = guidance
        self._agent = agent
        self._thoughts = own_words
        self._wanted = wanted
        self._scenario = debrief.session.scenario
        self._named: set[str] = set()
        self._helped = practice is not None and practice.helped
        self._entries = {entry.position: entry for entry in effective_entries(practice.log)} if practice else {}
        read = reading(answered(debrief.session, self._entries), self._scenario.customer.name)
        self._held = " ".join(filter(None, (circumstances(practice.attempt) if practice else "", read)))

    def write(self, paper: PrintedDocument, when: datetime) -> None:
        """Write it all; `when` is the day of the call."""
        self._head(paper, when)
        self._moment(paper)
        self._well(paper)
        self._own(paper)
        self._next(paper)
        self._conversation(paper)
        self._competencies(paper)
        self._figures(paper)
        self._sources(paper)

    def _told(self, said: Said) -> str:
        return told(said, self._fill, quotes=True)

    def _fill(self, text: str) -> str:
        return self._scenario.fill(text, self._agent)

    def _head(self, paper: PrintedDocument, when: datetime) -> None:
        debrief, card = self._debrief, self._debrief.card
        paper.title(self._scenario.title)
        if self._scenario.subtitle:
            paper.text(self._scenario.subtitle)
        paper.small(f"{isolated(self._agent)} · {when.astimezone():%Y-%m-%d} · {ending_name(card.ending.ending or '')}")
        if self._held:
            paper.small(self._held)
        paper.heading(verdict(card, helped=self._helped))
        of = Texts.tr("Score %d of 100, with help, %d to pass.") if self._helped else Texts.tr("Score %d of 100, %d to pass.")
        paper.text(of % (card.score, card.pass_mark))
        last = self._told(debrief.session.said)
        if last:
            paper.labelled(self._scenario.customer.name, last, inset=False)
        if debrief.later:
            paper.text(a_week_later(self._fill(debrief.later)))
        if debrief.lesson:
            paper.text(self._fill(debrief.lesson))
        for decision in card.critical:
            kind = critical_name(decision.choice.critical or "")
            text = Texts.tr("Decision %d. %s: this fails the call whatever the score. %s")
            paper.strong(text % (decision.position + 1, kind, self._fill(debrief.because(decision))))
        if debrief.capped:
            paper.text(Texts.tr("Trust could not rise above where it began, because of what had happened before this call."))

    def _moment(self, paper: PrintedDocument) -> None:
        """Write the one decision that mattered most as a scene; the conversation below only names it."""
        decision = self._debrief.moment
        if decision is None:
            return
        critical = bool(decision.choice.critical)
        paper.heading(Texts.tr("What failed the call") if critical else Texts.tr("The turning point"))
        self._said_and_lost(paper, decision)
        self._replied(paper, reply(decision))
        self._why(paper, decision)
        if decision.cost:
            self._replied(paper, better_reply(self._debrief, decision))
            why = self._fill(self._debrief.better_because(decision))
            if why:
                paper.labelled(Texts.tr("Why"), why)
        principle = self._failed(decision)
        if principle is not None:
            paper.labelled(self._went(decision, principle), principle.do)

    def _replied(self, paper: PrintedDocument, said: Said) -> None:
        told = self._told(said)
        if told:
            paper.labelled(self._scenario.customer.name, told)

    def _well(self, paper: PrintedDocument) -> None:
        strengths = strongest(self._debrief)
        if strengths:
            paper.heading(Texts.tr("What carried the call"))
        for decision in strengths:
            paper.strong(shown_names(self._guidance, decision))
            paper.text(self._said(decision.choice))
            reason = "" if decision.cost else self._fill(self._debrief.because(decision))
            paper.small(reason or evidence(self._debrief, decision))

    def _own(self, paper: PrintedDocument) -> None:
        went_well, would_change = self._thoughts
        if not went_well and not would_change:
            return
        paper.heading(Texts.tr("Your own words, beside what was found"))
        if went_well:
            paper.labelled(Texts.tr("You said this went well"), went_well, inset=False)
        if would_change:
            paper.labelled(Texts.tr("You would change this"), would_change, inset=False)
        paper.labelled(Texts.tr("What was found"), found(self._debrief, self._guidance), inset=False)

    def _next(self, paper: PrintedDocument) -> None:
        wanted = self._wanted
        if wanted is None or wanted.principle is None:
            return
        paper.heading(Texts.tr("Next: %s") % wanted.principle.name)
        paper.text(wanted.principle.do)
        paper.small(next_reason(wanted))

    def _conversation(self, paper: PrintedDocument) -> None:
        card = self._debrief.card
        paper.heading(Texts.tr("The conversation"))
        losses = Texts.tr("Every lost point belongs to one decision: %d of 100 in all.") % sum(card.losses.values())
        paper.small(losses if card.losses else Texts.tr("No decision cost anything."), stays=True)
        self._curves(paper)
        for decision in card.decisions:
            self._decision(paper, decision)

    def _curves(self, paper: PrintedDocument) -> None:
        readings = self._debrief.readings
        names = (Texts.tr("Mood"), Texts.tr("Trust"))
        levels = ([reading.mood for reading in readings], [reading.trust for reading in readings])
        paper.curves(names, levels, {decision.position for decision in self._debrief.costly})
        paper.small(Texts.tr("From 0 to 10, decision by decision. A filled dot marks a decision that cost points."))

    def _decision(self, paper: PrintedDocument, decision: Decision) -> None:
        """Write a decision: in full where it cost something and is not told above, else in few words."""
        entry = self._entries.get(decision.position)
        if decision is self._debrief.moment:
            paper.subheading(Texts.tr("%s Covered above.") % self._title(decision))
        elif decision.wrong:
            principle = self._failed(decision)
            self._said_and_lost(paper, decision, self._went(decision, principle) if principle else "")
            self._why(paper, decision)
        elif entry and (entry.typed or entry.sure is not None or entry.answer is not None):
            self._said_and_lost(paper, decision)
        else:
            line = self._told(decision.step.said)
            asked = f"{isolated(self._scenario.customer.name)}: {isolated(line)} " if line else ""
            answered = f"{asked}{isolated(self._agent)}: {isolated(self._said(decision.choice))}"
            paper.labelled(self._title(decision), "", answered, inset=False)

    def _title(self, decision: Decision) -> str:
        loss = lost(self._debrief.card.losses[decision.position]) if decision.cost else Texts.tr("Good answer.")
        return f"{decision.position + 1} · {loss}"

    def _said_and_lost(self, paper: PrintedDocument, decision: Decision, went: str = "") -> None:
        paper.subheading(f"{self._title(decision)} {went}".strip())
        self._replied(paper, decision.step.said)
        entry, question = self._entries.get(decision.position), decision.step.before.scene.asks
        answer = answer_given(question, entry, self._fill) if question and entry else ""
        if answer:
            paper.small(answer)
        if entry and entry.typed:
            paper.labelled(Texts.tr("You first wrote"), entry.typed)
        paper.labelled(self._agent, self._said(decision.choice), sureness(entry) if entry else "")

    def _why(self, paper: PrintedDocument, decision: Decision) -> None:
        debrief = self._debrief
        names = {key: principle.name for key, principle in self._guidance.principles.items()}
        closed = debrief.what_it_closed(decision, names)
        if closed:
            paper.labelled(Texts.tr("What it closed off"), self._fill(translated(closed)))
        because = self._fill(debrief.because(decision))
        if because:
            paper.labelled(Texts.tr("Why"), because)
        if decision.cost:
            paper.labelled(Texts.tr("Better here"), self._said(decision.reference))

    def _failed(self, decision: Decision) -> Principle | None:
        """Find the principle that was broken, else missed most; its source stands at the end."""
        known = (self._guidance.principles.get(key) for key in failed_most(decision))
        principle = next((item for item in known if item), None)
        if principle is not None:
            self._named.add(principle.id)
        return principle

    def _went(self, decision: Decision, principle: Principle) -> str:
        broken = principle.id in {weight.principle for weight in decision.choice.breaks}
        return how_it_went(principle.name, taken=False, broken=broken)

    def _said(self, choice: Choice) -> str:
        if choice.silent:
            return Texts.tr("(Nothing was said.)")
        return quoted(self._fill(choice.text)) if choice.spoken else self._fill(choice.text)

    def _competencies(self, paper: PrintedDocument) -> None:
        competency_of = {key: item.competency for key, item in self._guidance.principles.items()}
        counts = by_competency(self._debrief.card.decisions, competency_of)
        rows = []
        for key, competency in self._guidance.competencies.items():
            taken = counts.get(key)
            if taken is not None and taken.chances:
                count = Texts.tr("%d of %d") % (taken.taken, taken.chances)
                few = taken.chances < ENOUGH_CHANCES
                rows.append((competency.name, Texts.tr("%s, too few to tell") % count if few else count))
        if rows:
            paper.heading(Texts.tr("Competencies"))
            paper.small(
                Texts.tr("How many of the chances that this call gave were taken. It takes three to say anything."), stays=True
            )
            paper.text(_listed(rows))

    def _figures(self, paper: PrintedDocument) -> None:
        paper.heading(Texts.tr("Simulated figures"))
        paper.small(Texts.tr("Estimates, not measurements. None of them earns points."), stays=True)
        paper.text(_listed(figures(self._debrief)))

    def _sources(self, paper: PrintedDocument) -> None:
        named = [principle for key, principle in self._guidance.principles.items() if key in self._named]
        if named:
            paper.heading(Texts.tr("Sources"))
            paper.small("; ".join(f"{principle.name}: {source(self._guidance, principle)}" for principle in named))


def _listed(rows: Sequence[tuple[str, str]]) -> str:
    return " · ".join(f"{name}: {value}" for name, value in rows)
