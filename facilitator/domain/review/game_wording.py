"""What is said of a finding in a game: what is so, why it matters, and what could be done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from facilitator.domain.review.delicate import Topic
from facilitator.domain.review.game_finding import (
    CommonSquare,
    DelicateSquare,
    GameFinding,
    NoGame,
    NoPrivacy,
    RareSquare,
    SameSquare,
    SmallPool,
)
from facilitator.texts import Texts


def describe_game(finding: GameFinding, texts: Texts) -> str:
    """Return what was found, in one sentence."""
    match finding:
        case NoGame():
            return texts(
                "“{block}” has no “game”: it can't be played on phones.",
                block=finding.block.title,
            )
        case NoPrivacy():
            return texts(
                "The agenda has no “privacy”: the pages of “{block}” stay closed.",
                block=finding.block.title,
            )
        case SmallPool():
            return texts(
                "{count} squares are few: cards resemble one another, and chances differ.",
                count=finding.count,
            )
        case DelicateSquare():
            return texts(
                "“{square}”: “{word}” touches on {topic}.",
                square=finding.text,
                word=finding.word,
                topic=_topics(texts)[finding.topic],
            )
        case RareSquare() | CommonSquare():
            return _describe_share(finding, texts)
        case SameSquare():
            return _describe_same(finding, texts)
        case _ as unknown:
            assert_never(unknown)


def advise_game(finding: GameFinding, texts: Texts) -> str:
    """Return what could be done about it, and why."""
    match finding:
        case NoGame():
            return texts("Give it “squares” in a “game”, or make it a block of kind “networking”.")
        case NoPrivacy():
            return texts("Name controller, contact, purpose and legal_basis in it.")
        case SmallPool():
            return texts("{good} and more are good for cards of this size.", good=finding.good)
        case DelicateSquare():
            return _advise_delicate(finding.topic, texts)
        case RareSquare():
            return texts("Lines with it can hardly be won. Take something that fits more people.")
        case CommonSquare():
            return texts("Nobody has to ask for it. Take something that fits fewer people.")
        case SameSquare():
            return texts("Take one of the two out, or say in both what is different.")
        case _ as unknown:
            assert_never(unknown)


def _describe_share(finding: RareSquare | CommonSquare, texts: Texts) -> str:
    said = {"square": finding.text, "share": round(100 * finding.share)}
    if isinstance(finding, RareSquare):
        return texts("“{square}” fits hardly anybody: {share} %.", **said)
    return texts("“{square}” fits nearly everybody: {share} %.", **said)


def _describe_same(finding: SameSquare, texts: Texts) -> str:
    if finding.exactly:
        return texts("“{square}” stands in the squares twice.", square=finding.text)
    return texts(
        "“{square}” says almost the same as “{earlier}”.",
        square=finding.text,
        earlier=finding.earlier,
    )


def _advise_delicate(topic: Topic, texts: Texts) -> str:
    if topic is Topic.FAMILY:
        return texts(
            "That is private: even a square left open tells something. Choose one that everybody "
            "likes to confirm."
        )
    return texts(
        "Such details are specially protected (GDPR, article 9): even a square left open tells "
        "something. Choose one that everybody likes to confirm."
    )


def _topics(texts: Texts) -> Mapping[Topic, str]:
    return {
        Topic.HEALTH: texts.about("touches on", "health"),
        Topic.BELIEF: texts.about("touches on", "religion or belief"),
        Topic.UNION: texts.about("touches on", "trade union membership"),
        Topic.FAMILY: texts.about("touches on", "family"),
        Topic.LOVE: texts.about("touches on", "sexual life or orientation"),
        Topic.POLITICS: texts.about("touches on", "political opinion"),
        Topic.ORIGIN: texts.about("touches on", "origin"),
    }
