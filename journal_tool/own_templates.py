"""The templates of pages that a journal has of its own."""

import os
from collections.abc import Collection, Mapping
from dataclasses import replace
from difflib import get_close_matches

from journal_tool import rules
from journal_tool.dayfile import is_ignored_name
from journal_tool.diagnostics import Diagnostic, about_file
from journal_tool.language import _
from journal_tool.phrases import whole
from journal_tool.rawfiles import stays_inside
from journal_tool.scan import reason, shown_path
from journal_tool.store import MAX_TEMPLATE, TEMPLATE_FILE, TEMPLATES_FOLDER, Store
from journal_tool.text import SourceText


def own_templates(
    store: Store, names: Collection[str]
) -> tuple[Mapping[str, SourceText], tuple[Diagnostic, ...]]:
    """Return the templates of the journal's own by name, and what is wrong with the others.

    Args:
        store: the journal.
        names: of the packed templates that one of the journal's own can stand in for.
    """
    folder = os.path.join(store.root, TEMPLATES_FOLDER)
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda one: one.name)
    except (FileNotFoundError, NotADirectoryError):
        return {}, ()
    except OSError as error:
        return {}, (about_file(rules.TEMPLATE_NOT_READ, TEMPLATES_FOLDER, reason(error)),)
    if not stays_inside(folder, store.root):
        message = _("is a link that leads outside")
        return {}, (about_file(rules.TEMPLATE_NOT_READ, TEMPLATES_FOLDER, message),)
    texts: dict[str, SourceText] = {}
    found: list[Diagnostic] = []
    for entry in listed:
        path = f"{TEMPLATES_FOLDER}/{entry.name}"
        if entry.name in names:
            text, told = _text(store, path)
            found.extend(told)
            if text is not None:
                texts[entry.name] = text
        elif not (
            path == TEMPLATE_FILE
            or is_ignored_name(entry.name)
            or entry.is_dir(follow_symlinks=False)
        ):
            found.append(_no_such_template(path, names))
    return texts, tuple(found)


def _text(store: Store, path: str) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    text, told = store.files.text(path)
    if text is None or told:
        return None, (replace(told[0], rule=rules.TEMPLATE_NOT_READ),)
    size = len(text.text.encode())
    if size > MAX_TEMPLATE:
        message = _("is {size} KB large and was not read", size=whole(size / 1024))
        return None, (about_file(rules.TEMPLATE_NOT_READ, path, message),)
    return text, ()


def _no_such_template(path: str, names: Collection[str]) -> Diagnostic:
    name = path.rpartition("/")[2]
    near = get_close_matches(name.lower(), sorted(names), 1, 0.7)
    hint = _("did you mean '{name}'?", name=near[0]) if near else ""
    message = _("'{name}' takes the place of no packed template", name=shown_path(name))
    return about_file(rules.NO_SUCH_TEMPLATE, shown_path(path), message, hint)
