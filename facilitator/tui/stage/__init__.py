"""The stage: huge letters for the room, drawn from pictures that Regie sent."""
