"""What the screen of the devices says beside a code, and how one joins."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from facilitator.domain.devices import Role
from facilitator.link.standby import EVERYWHERE
from facilitator.texts import Texts
from facilitator.tui.pane import Pane
from facilitator.tui.plain import visible
from facilitator.tui.regie.devices_facts import Section
from facilitator.tui.regie.joining import ROLES, Joining


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """The link of one role and what it is for; without one, why there is none."""

    role: Role
    what_for: str
    link: str
    how: str
    warning: str = ""


def link_facts(joining: Joining, role: Role, texts: Texts) -> LinkFacts:
    """Return what is said of the link of `role`."""
    link = joining.link(role)
    warning = "" if joining.is_known else texts("The main machine does not answer at the moment.")
    if joining.is_local and role is not Role.STAGE:
        warning = _only_here(joining, texts)
    elif joining.public_host:
        warning = _turned_away(joining.public_host, texts)
    return LinkFacts(
        role=role,
        what_for=_what_for(role, texts),
        link=link,
        how=_how(role, link, texts) if link else "",
        warning=warning,
    )


def _only_here(joining: Joining, texts: Texts) -> str:
    """Say that only this machine reaches the hub, and how others would, too."""
    if joining.can_be_opened:
        return texts("Only this machine reaches the link so far. o: open it to the network")
    return texts(
        "Only that machine reaches the link so far. There: facilitator run … --host {host}",
        host=EVERYWHERE,
    )


def _turned_away(host: str, texts: Texts) -> str:
    return texts(
        "Other devices are turned away: {host} is a public address, and without a certificate only "
        "private networks are served. What helps: another Wi-Fi or an access point of your own. "
        "With a certificate: facilitator hub --help",
        host=host,
    )


def role_name(role: Role, texts: Texts) -> str:
    """Return what `role` is called."""
    match role:
        case Role.NOTES:
            return texts("Note-takers")
        case Role.REGIE:
            return texts("Regie")
        case Role.STAGE:
            return texts("Stage")


def _what_for(role: Role, texts: Texts) -> str:
    match role:
        case Role.NOTES:
            return texts("For whoever takes notes in a workshop.")
        case Role.REGIE:
            return texts("For a second Regie device. It may do everything: keep it to yourself.")
        case Role.STAGE:
            return texts("For the machine at the projector.")


def _how(role: Role, link: str, texts: Texts) -> str:
    """Say what one does with the link."""
    match role:
        case Role.NOTES:
            return texts("Open it in a browser, or:") + "\nfacilitator join 'LINK'"
        case Role.REGIE:
            return texts("There:") + " facilitator join 'LINK'"
        case Role.STAGE:
            return texts("There:") + " facilitator stage 'LINK'"


def steps_to_join(texts: Texts) -> Section:
    """Return how a note-taker joins, step by step: what stands there while nobody has."""
    steps = (
        texts("This is how a device that takes notes joins:"),
        texts("1. Have the note-taker's device in the same network as this one."),
        texts("2. Open the link for note-takers there in a browser; nothing is installed."),
        texts("3. Give the device a name and choose the workshop."),
        texts("4. It then stands here, and what it writes comes in by itself."),
    )
    return Section(texts("No device has joined yet"), (), "\n".join(steps), is_dim=False)


class LinkWords(Pane):
    """Shows LinkFacts: the link in plain letters, broken where it has to be."""

    def __init__(self) -> None:
        super().__init__("devices-link")

    def on_mount(self) -> None:
        """Wear the theme's colours."""
        self.follow_theme()

    def draw(self, facts: object, width: int) -> Text:
        """Return the lines."""
        assert isinstance(facts, LinkFacts)
        warning = f"bold {self.app.current_theme.warning}"
        said = (
            (facts.what_for, ""),
            (visible(facts.link), "bold"),
            (facts.how, ""),
            (visible(facts.warning), warning),
        )
        return Text("\n").join(Text(line, style=style) for line, style in said if line)


class RolesLine(Pane):
    """Shows which role's link is in sight, and the digits of the others."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("devices-roles")
        self._texts = texts

    def draw(self, facts: object, width: int) -> Text:
        """Return the names of the roles, the one in sight reversed."""
        return Text("  ").join(
            Text(
                f" {number} {role_name(role, self._texts)} ",
                style="bold reverse" if role is facts else "",
            )
            for number, role in enumerate(ROLES, start=1)
        )
