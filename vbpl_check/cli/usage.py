"""What is wrong with a command line, in the user's language; the library that reads it speaks English only."""

import re

from vbpl_check.messages import Lang, say

# what the library says -> slug; the groups fill the slots
_SAID = (
    (r"Missing argument '(?P<name>[^']+)'", "usage-missing"),
    (r"Missing option '(?P<name>[^']+)'", "usage-missing"),
    (r"Option '(?P<name>[^']+)' requires an argument", "usage-no-value"),
    (r"No such command '(?P<name>[^']+)'(?:\. Did you mean '(?P<near>[^']+)')?", "usage-no-command"),
    (r"No such option: (?P<name>\S+)(?: .*?(?P<near>--[\w-]+))?", "usage-no-option"),
    (r"Got unexpected extra arguments? \((?P<name>.*)\)", "usage-extra"),
    (r"Invalid value for '(?P<name>[^']+)': .*is not one of (?P<near>.*?)\.?$", "usage-choice"),
    (
        r"Invalid value for '(?P<name>[^']+)': .*(?P<than>greater|less) than (?:or equal to )?(?P<near>[\d.]+)",
        "usage-range",
    ),
    (r"Invalid value for '(?P<name>[^']+)': .*valid (?:number|integer)", "usage-number"),
)


def told(message: str, command: str, lang: Lang) -> str:
    """The message of the library in ``lang``, with the command whose help says more."""
    more = say("usage-help", lang, (("command", f"vbpl-check {command}".strip()),))
    for pattern, slug in _SAID if lang == "vi" else ():
        if found := re.match(pattern, message, re.DOTALL):
            slots = {key: (value or "").rstrip(".") for key, value in found.groupdict().items()}
            if "than" in slots:
                slots["than"] = "từ {near} trở lên" if slots["than"] == "greater" else "không quá {near}"
                slots["than"] = slots["than"].format(near=slots["near"])
            near = say("usage-near", lang, (("near", slots["near"]),)) if slots.get("near") else ""
            return f"{say(slug, lang, tuple({**slots, 'hint': near}.items()))} {more}"
    return f"{say('usage-other', lang, (('detail', message.rstrip('.')),))} {more}"
