"""A debrief as a document for print: every decision, what went well, the trainee's own words, and what to practise next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from simulator.core.guidance.catalogue import Guidance
from simulator.core.scenario.model import Choice
from simulator.core.scoring.debrief import ENOUGH_CHANCES, Debrief
from simulator.core.scoring.scorecard import Decision, by_competency
from simulator.core.training.attempt import effective_entries
from simulator.ui.debrief.debrief_sections import evidence, figures, shown_names, strongest
from simulator.ui.debrief.printed_document import PrintedDocument
from simulator.ui.debrief.trainee_words import circumstances, sureness
from simulator.ui.guidance.principle_note import source
from simulator.ui.style.script import isolated
from simulator.ui.style.texts import Texts
from simulator.ui.style.wording import critical_name, ending_name, points, quoted, verdict
from simulator.workflow.practice import Practice


class DebriefDocument:
    """Writes one debrief onto paper; the texts of the scenario and of the trainee are never read as markup."""

    def __init__(
        self,
        debrief: Debrief,
        guidance: Guidance,
        agent: str,
        own_words: tuple[str, str],
        practice: Practice | None = None,
    ) -> None:
        """`own_words` are what went well and what to change, both possibly empty.

        `practice` adds how the call was held, and what the trainee wrote first.
        """
        self._debrief = debrief
        self._guidance = guidance
        self._agent = agent
        self._thoughts = own_words
        self._scenario = debrief.session.scenario
        self._explained: set[str] = set()
        self._helped = practice is not None and practice.helped
        self._held = circumstances(practice.attempt) if practice else ""
        self._entries = {entry.position: entry for entry in effective_entries(practice.log)} if practice else {}

    def write(self, paper: PrintedDocument, when: datetime) -> None:
        """Write it all; `when` is the day of the call."""
        self._head(paper, when)
        self._curves(paper)
        self._next(paper)
        self._well(paper)
        self._conversation(paper)
        self._competencies(paper)
        self._figures(paper)

    def _fill(self, text: str) -> str:
        return self._scenario.fill(text, self._agent)

    def _head(self, paper: PrintedDocument, when: datetime) -> None:
        card = self._debrief.card
        paper.title(self._scenario.title)
        paper.small(f"{isolated(self._agent)} · {when.astimezone():%Y-%m-%d} · {ending_name(card.ending.ending or '')}")
        if self._held:
            paper.small(self._held)
        paper.heading(verdict(card, helped=self._helped))
        of = Texts.tr("Score %d of 100, with help, %d to pass.") if self._helped else Texts.tr("Score %d of 100, %d to pass.")
        paper.text(of % (card.score, card.pass_mark))
        for decision in card.critical:
            kind = critical_name(decision.choice.critical or "")
            text = Texts.tr("Decision %d. %s: this fails the call whatever the score. %s")
            paper.strong(text % (decision.position + 1, kind, self._fill(decision.choice.because)))
        if self._debrief.capped:
            paper.text(Texts.tr("Trust could not rise above where it began, because of what had happened before this call."))

    def _curves(self, paper: PrintedDocument) -> None:
        paper.heading(Texts.tr("How the customer felt"))
        readings = self._debrief.readings
        names = (Texts.tr("Mood"), Texts.tr("Trust"))
        levels = ([reading.mood for reading in readings], [reading.trust for reading in readings])
        paper.curves(names, levels, {decision.position for decision in self._debrief.costly})
        paper.small(Texts.tr("From 0 to 10, decision by decision. A filled dot marks a decision that cost points."))

    def _next(self, paper: PrintedDocument) -> None:
        lesson = self._debrief.card.ending.lesson
        if lesson:
            paper.heading(Texts.tr("To take away"))
            paper.text(self._fill(lesson))
        principle = self._guidance.principles.get(self._debrief.practise or "")
        if principle is not None:
            paper.heading(Texts.tr("Practise next"))
            paper.strong(principle.name)
            paper.text(principle.do)
            paper.small(source(self._guidance, principle))

    def _well(self, paper: PrintedDocument) -> None:
        thought, strengths = self._thoughts[0], strongest(self._debrief)
        if not thought and not strengths:
            return
        paper.heading(Texts.tr("What went well"))
        if thought:
            paper.labelled(Texts.tr("What you said went well"), thought, inset=False)
        for decision in strengths:
            paper.strong(shown_names(self._guidance, decision))
            paper.text(self._said(decision.choice))
            paper.small(evidence(self._debrief, decision))

    def _conversation(self, paper: PrintedDocument) -> None:
        card = self._debrief.card
        paper.heading(Texts.tr("The conversation"))
        lost = card.best - card.total
        losses = Texts.tr("Every point that was lost belongs to one decision: %d of %d in all.") % (lost, card.best - card.worst)
        paper.text(losses if lost else Texts.tr("No decision cost anything."))
        sure = {position for position, entry in self._entries.items() if entry.sure}
        first = self._debrief.first_to_see(sure)
        if len(first) > 1:
            numbers = ", ".join(str(decision.position + 1) for decision in first)
            paper.strong(Texts.tr("The decisions to look at first: %s.") % numbers)
        if self._thoughts[1]:
            paper.labelled(Texts.tr("What you said you would change"), self._thoughts[1], inset=False)
        for decision in card.decisions:
            self._decision(paper, decision)
        paper.labelled(Texts.tr("In the end"), self._fill(self._debrief.session.line))

    def _decision(self, paper: PrintedDocument, decision: Decision) -> None:
        cost = points(decision.cost) if decision.cost else Texts.tr("Nothing lost.")
        title = f"{decision.position + 1} · {cost}"
        if decision is self._debrief.card.turning_point:
            title = " ".join((title, Texts.tr("The turning point.")))
        paper.subheading(title)
        if decision.step.said:
            paper.labelled(self._scenario.customer.name, self._fill(decision.step.said))
        entry = self._entries.get(decision.position)
        if entry and entry.typed:
            paper.labelled(Texts.tr("You first wrote"), entry.typed)
        paper.labelled(self._agent, self._said(decision.choice), sureness(entry) if entry else "")
        if decision.choice.because:
            paper.labelled(Texts.tr("Why"), self._fill(decision.choice.because))
        if decision.cost:
            paper.labelled(Texts.tr("Better here"), self._said(decision.reference))
            if decision.reference.because:
                paper.labelled(Texts.tr("Why"), self._fill(decision.reference.because))
        self._chances(paper, decision)

    def _chances(self, paper: PrintedDocument, decision: Decision) -> None:
        for chance in decision.chances:
            principle = self._guidance.principles.get(chance.principle)
            if principle is None:
                continue
            text = Texts.tr("%s: shown") if chance.taken else Texts.tr("%s: a chance missed")
            explains = not chance.taken and principle.id not in self._explained
            if explains:
                self._explained.add(principle.id)
            paper.labelled(text % principle.name, principle.do if explains else "", source(self._guidance, principle))

    def _said(self, choice: Choice) -> str:
        if choice.silent:
            return Texts.tr("(Nothing was said.)")
        return quoted(self._fill(choice.text)) if choice.spoken else self._fill(choice.text)

    def _competencies(self, paper: PrintedDocument) -> None:
        competency_of = {key: item.competency for key, item in self._guidance.principles.items()}
        counts = by_competency(self._debrief.card.decisions, competency_of)
        rows: list[Sequence[str]] = []
        for key, competency in self._guidance.competencies.items():
            taken = counts.get(key)
            if taken is not None and taken.chances:
                count = Texts.tr("%d of %d") % (taken.taken, taken.chances)
                rows.append(
                    (competency.name, count if taken.chances >= ENOUGH_CHANCES else Texts.tr("%s, too few to tell") % count)
                )
        if rows:
            paper.heading(Texts.tr("Competencies"))
            paper.small(
                Texts.tr("How many of the chances that this call gave were taken. It takes three to say anything."), stays=True
            )
            paper.table(rows)

    def _figures(self, paper: PrintedDocument) -> None:
        paper.heading(Texts.tr("Simulated figures"))
        paper.small(Texts.tr("Estimates, not measurements. None of them earns points."), stays=True)
        paper.table(figures(self._debrief))
