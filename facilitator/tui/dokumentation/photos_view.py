"""The part of the screen that opens the photos."""

from __future__ import annotations

from facilitator.domain.photos import PhotoId
from facilitator.tui.dokumentation.marking_view import MarkingView


class PhotosView(MarkingView):
    """Opens the screen of the photos."""

    def action_photos(self) -> None:
        """Show the photos."""
        self.show_photos()

    def show_photos(self, photo: PhotoId = "") -> None:
        """Show the photos, that one marked."""
        from facilitator.tui.dokumentation.photos_screen import PhotosScreen

        self.app.push_screen(PhotosScreen(self.context, photo))
