"""Keys that belong to one channel: read into the scenario, and told where they stand in another one."""

from __future__ import annotations

import pytest

from simulator.content.building.channel_keys import CHANNELS as BELONG
from simulator.content.loader import ScenarioReading, read_scenario
from simulator.core.scenario.model import CHANNELS, PARTS, Message
from tests.samples import SMALL, changed

FIRST = "      - id: name-it\n"
LINE = 'says: "Where is my parcel, {agent}?"'
KEYS = {
    "template": "        template: true\n",
    "public": "        public: false\n",
    "part": "        part: greeting\n",
    "sends": "        sends: true\n",
}
MAIL = 'says: {subject: "Parcel, {agent}?", attachments: [bill.pdf, label.png], text: "Where is it?"}'


def read(*changes: tuple[str, str], channel: str = "phone") -> ScenarioReading:
    text = changed(SMALL, *changes).replace("channel: phone", f"channel: {channel}")
    return read_scenario(text.encode(), "small.yaml")


def with_key(key: str, channel: str) -> ScenarioReading:
    if key in KEYS:
        return read((FIRST, FIRST + KEYS[key]), channel=channel)
    if key == "onlookers":
        return read(("  opening:\n", "  opening:\n    onlookers: 40\n"), channel=channel)
    return read((LINE, MAIL), channel=channel)


@pytest.mark.parametrize("key", BELONG)
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_key_is_told_in_each_channel_but_its_own(key: str, channel: str) -> None:
    codes = {problem.code for problem in with_key(key, channel).problems}
    assert codes == (set() if channel in BELONG[key] else {"wrong-channel"})


def test_it_says_where_the_key_belongs_and_how_often_it_stands_there() -> None:
    second = "      - id: shrug\n"
    [problem] = read((FIRST, FIRST + KEYS["part"]), (second, second + KEYS["part"])).problems
    assert problem.message == (
        "“part” belongs to the channel email, and the channel of this conversation is phone. It stands in one more place."
    )
    assert problem.remedy == (
        "Take it out, or write the channel in which it takes place at the top of the file: “channel: email”."
    )


def test_where_the_channel_itself_is_wrong_nothing_follows_from_it() -> None:
    assert [problem.code for problem in with_key("template", "chet").problems] == ["not-one-of"]


def test_a_choice_has_what_its_channel_offers() -> None:
    chat, social, mail = (
        with_key(key, channel) for key, channel in (("template", "chat"), ("public", "social"), ("part", "email"))
    )
    made = [reading.scenario.scenes["opening"].choices[0] for reading in (chat, social, mail) if reading.scenario]
    assert [(each.template, each.public, each.part, each.sends) for each in made] == [
        (True, None, "", False),
        (False, False, "", False),
        (False, None, "greeting", False),
    ]


def test_a_mail_has_a_subject_and_attachments() -> None:
    scenario = read((LINE, MAIL), channel="email").scenario
    assert scenario is not None
    mail = Message("Where is it?", subject="Parcel, {agent}?", attachments=("bill.pdf", "label.png"))
    assert scenario.scenes["opening"].says[0].messages == (mail,)


def test_a_scene_says_how_many_look_on_or_takes_the_number_of_the_whole_conversation() -> None:
    changes = (("  opening:\n", "  opening:\n    onlookers: 40\n"), ("start: opening\n", "start: opening\nonlookers: 7\n"))
    scenario = read(*changes, channel="counter").scenario
    assert scenario is not None
    assert [scenario.onlookers_in(scenario.scenes[name]) for name in ("opening", "middle")] == [40, 7]


def test_a_placeholder_in_a_subject_is_checked() -> None:
    assert [problem.code for problem in read((LINE, MAIL.replace("agent", "agnt")), channel="email").problems] == [
        "unknown-placeholder"
    ]


@pytest.mark.parametrize("part", PARTS)
def test_the_parts_of_a_mail_are_those_of_the_core(part: str) -> None:
    assert not read((FIRST, FIRST + f"        part: {part}\n"), channel="email").problems
