"""The command palette finds every action of the current view, and those of everywhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from facilitator.tui.actions import Action
from facilitator.tui.view import View


class ActionProvider(Provider):
    """Offers the actions of the view under the palette."""

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for action in self._actions():
            yield DiscoveryHit(self._name(action), self._run(action), help=self._help(action))

    async def search(self, query: str) -> Hits:
        """Offer what resembles `query` in name or help."""
        matcher = self.matcher(query)
        for action in self._actions():
            name = self._name(action)
            score = max(matcher.match(name), matcher.match(self._help(action)) * 0.8)
            if score > 0:
                yield Hit(
                    score, matcher.highlight(name), self._run(action), help=self._help(action)
                )

    def _actions(self) -> tuple[Action, ...]:
        return self.screen.actions() if isinstance(self.screen, View) else ()

    def _name(self, action: Action) -> str:
        assert isinstance(self.screen, View)
        name = action.name(self.screen.texts)
        key = action.key_name(self.screen.texts, letters_on=self.screen.letters_on)
        return f"{name}  ({key})" if key else name

    def _help(self, action: Action) -> str:
        assert isinstance(self.screen, View)
        return action.help(self.screen.texts)

    def _run(self, action: Action) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, action.id if action.view else f"app.{action.id}")
