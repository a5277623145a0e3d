from __future__ import annotations

from tools.look import captured, words


def test_captured_takes_the_grammar_off() -> None:
    script = {
        "blocks": [
            {
                "block": "p1a",
                "lines": {
                    "ws1": [
                        "Neue brauchen Sicherheit",
                        "l Patensysteme",
                        "+ auch digital #o",
                        "Zu spät gehört ..",
                        "z Endlich reden wir -- Teamleitung",
                        "#o 17",
                        "#m",
                    ]
                },
            },
            {"block": "break1"},
        ],
        "summaries": {"ws1": "Alle wollen Paten."},
        "measures": [{"what": "Musterschulung", "who": "Servicestelle", "due": "Februar"}],
    }

    assert list(captured(script)) == [
        "Neue brauchen Sicherheit",
        "Patensysteme",
        "auch digital",
        "Zu spät gehört",
        "Endlich reden wir",
        "Alle wollen Paten.",
        "Musterschulung",
        "Servicestelle",
    ]


def test_words_leave_typography_aside() -> None:
    assert words("„Herzkammer“ – der\u00a0Jobcenter.") == words('"Herzkammer" - der Jobcenter')
