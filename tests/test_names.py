"""Which file is which day: real names, and laws that hold for all names."""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal_tool.dayfile._names import (
    FileName,
    Kind,
    evicted_name,
    file_name,
    is_ignored_name,
    pattern_problem,
    read_name,
)

THURSDAY = date(2026, 3, 12)
OTHER = FileName(Kind.OTHER)


def day(of: date = THURSDAY) -> FileName:
    return FileName(Kind.DAY, of)


def note(words: str) -> FileName:
    return FileName(Kind.NOTE, THURSDAY, words)


def copy(service: str, of: str = "2026-03-12.md") -> FileName:
    return FileName(Kind.CONFLICT, THURSDAY, service=service, original=of)


def perhaps(service: str, words: str, of: str = "2026-03-12.md") -> FileName:
    return FileName(Kind.AMBIGUOUS, THURSDAY, words, service, of)


def wrong(advice: str) -> FileName:
    return FileName(Kind.MISNAMED, advice=advice)


DAYS = [
    ("the plain form", "2026-03-12.md", day()),
    ("underscores, as Logseq writes", "2026_03_12.md", day()),
    ("eight digits", "20260312.md", day()),
    ("folders of year and month", "2026/03/12.md", day()),
    ("folders of year and month, whole date", "2026/03/2026-03-12.md", day()),
    ("folders of year and month below another", "Tagebuch/2026/03/12.md", day()),
    ("any folder above", "Daily notes/2026-03-12.md", day()),
    ("a folder that says another month", "2025/01/2026-03-12.md", day()),
    ("eight digits in a folder of a month", "2026/03/20260312.md", day()),
    ("extension in capitals", "2026-03-12.MD", day()),
    ("long extension", "2026-03-12.markdown", day()),
    ("text file", "2026-03-12.Txt", day()),
    ("weekday", "2026-03-12 Thursday.md", day()),
    ("weekday after a hyphen", "2026-03-12-Thu.md", day()),
    ("weekday in small letters", "2026-03-12-thursday.md", day()),
    ("weekday after an underscore", "2026_03_12_thu.md", day()),
    ("weekday in brackets", "2026-03-12 (Thu).md", day()),
    ("weekday after a comma", "2026-03-12, Thursday.md", day()),
    ("weekday after a dash", "2026-03-12 – Thursday.md", day()),
    ("weekday that is not the date's", "2026-03-12 Monday.md", day()),
    ("weekday in a folder of a month", "2026/03/12 Thursday.md", day()),
    ("month", "2026-03-12 March.md", day()),
    ("weekday and month", "2026-03-12 Thu Mar.md", day()),
    ("blank before the extension", "2026-03-12 .md", day()),
    ("leap day", "2024-02-29.md", day(date(2024, 2, 29))),
    ("first of our years", "1900-01-01.md", day(date(1900, 1, 1))),
    ("last of our years", "2199-12-31.md", day(date(2199, 12, 31))),
]

NOTES = [
    ("words", "2026-03-12 Lunch with Ana.md", note("Lunch with Ana")),
    ("words after a dash", "2026-03-12 - Lunch with Ana.md", note("Lunch with Ana")),
    ("words after a hyphen", "2026-03-12-Lunch with Ana.md", note("Lunch with Ana")),
    ("words after an underscore", "2026_03_12_lunch.md", note("lunch")),
    ("words in a folder of a month", "2026/03/12 evening.md", note("evening")),
    ("one word", "2026-03-12 evening.md", note("evening")),
    ("a word that begins like a weekday", "2026-03-12 Sunny.md", note("Sunny")),
    ("a word that begins like a month", "2026-03-12 Marathon.md", note("Marathon")),
    ("weekday and words", "2026-03-12 Thursday run.md", note("Thursday run")),
    ("weekday of another language", "2026-03-12 Donnerstag.md", note("Donnerstag")),
    ("words without a blank, as in Japanese", "2026-03-12晴れ.md", note("晴れ")),
    ("words in brackets", "2026-03-12 (draft).md", note("(draft)")),
    ("a time", "2026-03-12 0945 standup.md", note("0945 standup")),
    ("a time after a hyphen is no computer", "2026-03-12-0945.md", note("0945")),
    ("a range belongs to its first day", "2026-03-12 - 2026-03-15.md", note("2026-03-15")),
    ("a number with a zero is no copy", "2026-03-12 07.md", note("07")),
    ("conflict as a word", "2026-03-12 Conflict with Ana.md", note("Conflict with Ana")),
    ("conflict in brackets", "2026-03-12 (conflict at work).md", note("(conflict at work)")),
    ("one word in brackets, small", "2026-03-12 (conflict).md", note("(conflict)")),
    ("a word of sync in brackets", "2026-03-12 (case closed).md", note("(case closed)")),
    ("a lone surrogate", "2026-03-12 \udcff.md", note("\udcff")),
]

COPIES = [
    (
        "Syncthing",
        "2026-03-12.sync-conflict-20261123-144008-XU5LO6K.md",
        copy("Syncthing"),
    ),
    ("Syncthing, old", "2026-03-12.sync-conflict-20261123-144008.md", copy("Syncthing")),
    (
        "Syncthing, a device of digits",
        "2026-03-12.sync-conflict-20261123-144008-2345672.md",
        copy("Syncthing"),
    ),
    (
        "Syncthing, underscores",
        "2026_03_12.sync-conflict-20261123-144008-XU5LO6K.md",
        copy("Syncthing", "2026_03_12.md"),
    ),
    (
        "Syncthing, folders of year and month",
        "2026/03/12.sync-conflict-20261123-144008-XU5LO6K.md",
        copy("Syncthing", "2026/03/12.md"),
    ),
    (
        "Syncthing, a note",
        "2026-03-12 Lunch.sync-conflict-20261123-144008-XU5LO6K.md",
        copy("Syncthing", "2026-03-12 Lunch.md"),
    ),
    (
        "Syncthing, a weekday",
        "2026-03-12 Thursday.sync-conflict-20261123-144008-XU5LO6K.md",
        copy("Syncthing", "2026-03-12 Thursday.md"),
    ),
    ("Syncthing, a version", "2026-03-12~20260313-081502.md", copy("Syncthing")),
    (
        "Syncthing, extension in capitals",
        "2026-03-12.sync-conflict-20261123-144008-XU5LO6K.MD",
        copy("Syncthing", "2026-03-12.MD"),
    ),
    ("Nextcloud", "2026-03-12 (conflicted copy 2026-03-13 081502).md", copy("Nextcloud")),
    (
        "Nextcloud, a user",
        "2026-03-12 (conflicted copy Anna K 2026-03-13 081502).md",
        copy("Nextcloud"),
    ),
    ("Nextcloud, case", "2026-03-12 (case clash from 2026-03-13 081502).md", copy("Nextcloud")),
    ("ownCloud", "2026-03-12_conflict-20260313-081502.md", copy("ownCloud")),
    ("ownCloud, a user", "2026-03-12_conflict-anna-20260313-081502.md", copy("ownCloud")),
    ("ownCloud, an old user", "2026-03-12_conflict_anna-20260313-081502.md", copy("ownCloud")),
    (
        "ownCloud, eight digits",
        "20260312_conflict-20260313-081502.txt",
        copy("ownCloud", "20260312.txt"),
    ),
    ("Dropbox", "2026-03-12 (Anna's conflicted copy 2026-03-13).md", copy("Dropbox")),
    ("Dropbox, curly", "2026-03-12 (Anna’s conflicted copy 2026-03-13).md", copy("Dropbox")),
    ("Dropbox, no name", "2026-03-12 (conflicted copy 2026-03-13).md", copy("Dropbox")),
    (
        "Dropbox, a computer",
        "2026-03-12 (MacBook-Pro.local's conflicted copy 2026-03-13).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, a name with brackets",
        "2026-03-12 (Anna (work)'s conflicted copy 2026-03-13).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, again inside",
        "2026-03-12 (Anna's conflicted copy 2026-03-13 (1)).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, again outside",
        "2026-03-12 (Anna's conflicted copy 2026-03-13) (1).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, German",
        "2026-03-12 (In Konflikt stehende Kopie von Anna 2026-03-13).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, German, name first",
        "2026-03-12 (Annas in Konflikt stehende Kopie 2026-03-13).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, French",
        "2026-03-12 (Copie en conflit de Anna 2026-03-13).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, Spanish",
        "2026-03-12 (Copia en conflicto de Ana 2026-03-13).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, Italian",
        "2026-03-12 (Copia in conflitto di Anna 2026-03-13).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, Portuguese",
        "2026-03-12 (Cópia em conflito de Ana 2026-03-13).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, Portuguese on a Mac",
        "2026-03-12 (Co\u0301pia em conflito de Ana 2026-03-13).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, Russian",
        "2026-03-12 (Конфликтующая копия пользователя Анна 2026-03-13).md",
        copy("Dropbox"),
    ),
    ("Dropbox, Japanese", "2026-03-12 (Anna の競合コピー 2026-03-13).md", copy("Dropbox")),
    ("Dropbox, Chinese", "2026-03-12(Anna的冲突副本2026-03-13).md", copy("Dropbox")),
    ("Dropbox, case", "2026-03-12 (Case Conflict).md", copy("Dropbox")),
    ("Dropbox, case again", "2026-03-12 (Case Conflict 2).md", copy("Dropbox")),
    ("Dropbox, encoding", "2026-03-12 (Unicode Encoding Conflict).md", copy("Dropbox")),
    ("Dropbox, selective sync", "2026-03-12 (Selective Sync Conflict).md", copy("Dropbox")),
    ("Dropbox, white space", "2026-03-12 (Whitespace Conflict).md", copy("Dropbox")),
    (
        "Obsidian Sync",
        "2026-03-12 (Conflicted copy ThinkPad-T14-G5 202603121129).md",
        copy("Obsidian Sync"),
    ),
    (
        "Obsidian Sync, a device with brackets",
        "2026-03-12 (Conflicted copy Anna’s iPhone (2) 202603121129).md",
        copy("Obsidian Sync"),
    ),
    ("Seafile", "2026-03-12 (SFConflict anna@x.org 2026-03-13-08-15-02).md", copy("Seafile")),
    ("Seafile, nobody", "2026-03-12 (SFConflict 2026-03-13-08-15-02).md", copy("Seafile")),
    ("Resilio", "2026-03-12.Conflict.md", copy("Resilio Sync")),
    ("Resilio, a device", "2026-03-12.laptop.Conflict.md", copy("Resilio Sync")),
    ("Resilio, again", "2026-03-12.Conflict.2.md", copy("Resilio Sync")),
    (
        "Resilio, a note with a point",
        "2026-03-12 v1 plan.Conflict.md",
        copy("Resilio Sync", "2026-03-12 v1 plan.md"),
    ),
    ("Google Drive, brackets", "2026-03-12 [Conflict].md", copy("Google Drive")),
    ("Google Drive, round brackets", "2026-03-12 (Conflict).md", copy("Google Drive")),
    ("Google Drive, without a blank", "2026-03-12[Conflict 2].md", copy("Google Drive")),
    ("Google Drive, copy of", "Copy of 2026-03-12.md", copy("Google Drive")),
    (
        "Google Drive, copy of a copy in a folder",
        "days/Copy of Copy of 2026-03-12.md",
        copy("Google Drive", "days/2026-03-12.md"),
    ),
    ("Google Drive, German", "Kopie von 2026-03-12.md", copy("Google Drive")),
    (
        "Google Drive, a note",
        "Copy of 2026-03-12 Lunch.md",
        copy("Google Drive", "2026-03-12 Lunch.md"),
    ),
    ("FSNotes", "2026-03-12 (CONFLICT 20231005T070858).md", copy("FSNotes")),
    ("rclone", "2026-03-12.conflict1.md", copy("rclone")),
    ("rclone, after the extension", "2026-03-12.md.conflict1", copy("rclone")),
    ("this tool", "2026-03-12 (journal rescued 081502).md", copy("journal")),
    ("this tool, again", "2026-03-12 (journal rescued 081502-2).md", copy("journal")),
    ("git mergetool", "2026-03-12_LOCAL_4711.md", copy("git")),
    ("git mergetool, old", "2026-03-12.REMOTE_4711.md", copy("git")),
    ("git, base", "2026_03_12_BASE_4711.md", copy("git", "2026_03_12.md")),
    ("git, original", "2026-03-12.md.orig", copy("git")),
    ("patch, rejected", "2026/03/2026-03-12.md.rej", copy("git", "2026/03/2026-03-12.md")),
    (
        "the same client twice",
        "2026-03-12 (Conflicted copy A 202603121129) (Conflicted copy B 202603121130).md",
        copy("Obsidian Sync"),
    ),
    (
        "two clients",
        "2026-03-12 (Anna's conflicted copy 2026-03-13).sync-conflict-20261123-144008-XU5LO6K.md",
        copy("Syncthing"),
    ),
    (
        "a copy that may be of a copy",
        "2026-03-12 2.sync-conflict-20261123-144008-XU5LO6K.md",
        copy("Syncthing", "2026-03-12 2.md"),
    ),
    (
        "a numbered copy of a copy",
        "2026-03-12.sync-conflict-20261123-144008-XU5LO6K 2.md",
        copy("Syncthing"),
    ),
    (
        "OneDrive's copy of a copy",
        "2026-03-12.sync-conflict-20261123-144008-XU5LO6K-LAPTOP.md",
        copy("Syncthing"),
    ),
    (
        "git's original of a copy",
        "2026-03-12 (Anna's conflicted copy 2026-03-13).md.orig",
        copy("git"),
    ),
    (
        "Syncthing, a conflict of a conflict",
        "2026-03-12.sync-conflict-20261123-144008-XU5LO6K.sync-conflict-20261124-144008-AAAAAAA.md",
        copy("Syncthing"),
    ),
    (
        "Nextcloud, a conflict of a conflict",
        "2026-03-12 (conflicted copy 2026-03-13 081502) (conflicted copy 2026-03-14 081502).md",
        copy("Nextcloud"),
    ),
    (
        "Nextcloud, case, a user",
        "2026-03-12 (case clash from Anna 2026-03-13 081502).md",
        copy("Nextcloud"),
    ),
    (
        "Nextcloud, of OneDrive's",
        "2026-03-12-LAPTOP (conflicted copy 2026-03-13 081502).md",
        copy("Nextcloud", "2026-03-12-LAPTOP.md"),
    ),
    (
        "Dropbox, two names, again",
        "2026-03-12 (Anna Smith's conflicted copy 2026-03-13 (1)).md",
        copy("Dropbox"),
    ),
    (
        "Dropbox, Chinese, traditional",
        "2026-03-12 (Anna 的衝突複本 2026-03-13).md",
        copy("Dropbox"),
    ),
    ("Dropbox, white space, two words", "2026-03-12 (White Space Conflict).md", copy("Dropbox")),
    (
        "Obsidian Sync, a numbered copy",
        "2026-03-12 (Conflicted copy phone 202603121129) 2.md",
        copy("Obsidian Sync"),
    ),
    (
        "Seafile, a conflict of a conflict",
        "2026-03-12 (SFConflict a@x.org 2026-03-13-08-15-02) (SFConflict 2026-03-14-08-15-02).md",
        copy("Seafile"),
    ),
    (
        "Seafile, long extension",
        "2026-03-12 (SFConflict anna@x.org 2026-03-13-08-15-02).markdown",
        copy("Seafile", "2026-03-12.markdown"),
    ),
    ("Resilio, a device, again", "2026-03-12.laptop.Conflict.1.md", copy("Resilio Sync")),
    ("Google Drive, again", "2026-03-12 (Conflict 2).md", copy("Google Drive")),
    ("Google Drive, French", "Copie de 2026-03-12.md", copy("Google Drive")),
    ("Google Drive, Spanish", "Copia de 2026-03-12.md", copy("Google Drive")),
    ("Google Drive, Italian", "Copia di 2026-03-12.md", copy("Google Drive")),
    ("Google Drive, Portuguese", "Cópia de 2026-03-12.md", copy("Google Drive")),
    ("rclone, without a number", "2026-03-12.conflict.md", copy("rclone")),
    ("rclone, after the extension, no number", "2026-03-12.md.conflict", copy("rclone")),
    (
        "a rescued copy that was in conflict",
        "2026-03-12 (journal rescued 081502).sync-conflict-20261123-144008-XU5LO6K.md",
        copy("Syncthing"),
    ),
    ("git, backup", "2026-03-12_BACKUP_4711.md", copy("git")),
]

PERHAPS = [
    ("OneDrive", "2026-03-12-LAPTOP.md", perhaps("OneDrive", "LAPTOP")),
    (
        "OneDrive, Windows' own name",
        "2026-03-12-DESKTOP-4KQ1B2C.md",
        perhaps("OneDrive", "DESKTOP-4KQ1B2C"),
    ),
    ("OneDrive, again", "2026-03-12-LAPTOP-2.md", perhaps("OneDrive", "LAPTOP-2")),
    ("OneDrive, grown", "2026-03-12-LAPTOP-LAPTOP.md", perhaps("OneDrive", "LAPTOP-LAPTOP")),
    ("OneDrive, a domain", "2026-03-12-anna.local.md", perhaps("OneDrive", "anna.local")),
    (
        "OneDrive on a Mac",
        "2026-03-12-Anna’s MacBook Pro.md",
        perhaps("OneDrive", "Anna’s MacBook Pro"),
    ),
    (
        "OneDrive, of a weekday",
        "2026-03-12 Thursday-LAPTOP.md",
        perhaps("OneDrive", "Thursday-LAPTOP", "2026-03-12 Thursday.md"),
    ),
    (
        "OneDrive, folders of year and month",
        "2026/03/12-LAPTOP.md",
        perhaps("OneDrive", "LAPTOP", "2026/03/12.md"),
    ),
    ("a word after a hyphen", "2026-03-12-lunch.md", perhaps("OneDrive", "lunch")),
    ("iCloud", "2026-03-12 2.md", perhaps("iCloud Drive", "2")),
    ("iCloud, two digits", "2026-03-12 14.md", perhaps("iCloud Drive", "14")),
    (
        "iCloud, as Logseq saw it",
        "2026_03_12_2.md",
        perhaps("iCloud Drive", "2", "2026_03_12.md"),
    ),
    (
        "iCloud, of a weekday",
        "2026-03-12 Thursday 2.md",
        perhaps("iCloud Drive", "Thursday 2", "2026-03-12 Thursday.md"),
    ),
    (
        "iCloud, of a note",
        "2026-03-12 Lunch 2.md",
        perhaps("iCloud Drive", "Lunch 2", "2026-03-12 Lunch.md"),
    ),
    (
        "iCloud, folders of year and month",
        "2026/03/12 2.md",
        perhaps("iCloud Drive", "2", "2026/03/12.md"),
    ),
    ("Google Drive", "2026-03-12 (1).md", perhaps("Google Drive", "(1)")),
    ("Google Drive, no blank", "2026-03-12(12).md", perhaps("Google Drive", "(12)")),
    ("Google Drive, repeated", "2026-03-12 (1) (2).md", perhaps("Google Drive", "(1) (2)")),
    (
        "Google Drive, eight digits",
        "20260312 (1).TXT",
        perhaps("Google Drive", "(1)", "20260312.TXT"),
    ),
    ("Box", "2026-03-12 (anna@x.org).md", perhaps("Box", "(anna@x.org)")),
    (
        "OneDrive, grown, again",
        "2026-03-12-LAPTOP-LAPTOP-2.md",
        perhaps("OneDrive", "LAPTOP-LAPTOP-2"),
    ),
    ("iCloud, an underscore", "2026-03-12_2.md", perhaps("iCloud Drive", "2")),
    ("iCloud, a copy of a copy", "2026-03-12 2 3.md", perhaps("iCloud Drive", "2 3")),
    ("iCloud, of Google Drive's", "2026-03-12 (1) 2.md", perhaps("iCloud Drive", "(1) 2")),
    ("Box, numbered", "2026-03-12 (anna@x.org) 2.md", perhaps("iCloud Drive", "(anna@x.org) 2")),
]

MISNAMED = [
    ("the German form", "22.11.2026.md", wrong("2026-11-22.md")),
    ("points, year first", "2026.11.22.md", wrong("2026-11-22.md")),
    ("without zeros", "2026-3-2.md", wrong("2026-03-02.md")),
    ("without one zero", "2026_3_12.md", wrong("2026-03-12.md")),
    ("blanks", "2026 03 12.md", wrong("2026-03-12.md")),
    ("two kinds of sign", "2026-03_12.md", wrong("2026-03-12.md")),
    ("dashes of a phone", "2026–03–12.md", wrong("2026-03-12.md")),
    ("no such day", "2026-02-30.md", wrong("YYYY-MM-DD.md")),
    ("no such day, on a weekday", "2026-02-30 Monday.md", wrong("YYYY-MM-DD.md")),
    ("no such day, underscores", "2026_02_30.md", wrong("YYYY-MM-DD.md")),
    ("no such day, eight digits", "20260230.md", wrong("YYYY-MM-DD.md")),
    ("no such day, folders", "2026/02/30.md", wrong("YYYY-MM-DD.md")),
    ("no leap year", "2026-02-29.md", wrong("YYYY-MM-DD.md")),
    ("no such month", "2026-13-01.md", wrong("YYYY-MM-DD.md")),
    ("a digit too many", "2024-01-282.md", wrong("YYYY-MM-DD.md")),
    ("a digit too many in March", "2026-03-123.md", wrong("YYYY-MM-DD.md")),
    ("a day with a zero too many", "2024-01-007.md", wrong("YYYY-MM-DD.md")),
    ("only November has a 22nd month before it", "11-22-2026.md", wrong("2026-11-22.md")),
    ("two ways to read it", "11-02-2026.md", wrong("2026-02-11.md or 2026-11-02.md")),
    ("two ways that are one", "03.03.2026.md", wrong("2026-03-03.md")),
    ("no way to read it", "31.02.2026.md", wrong("YYYY-MM-DD.md")),
    ("extension is kept", "22.11.2026.TXT", wrong("2026-11-22.TXT")),
    ("two extensions", "2026-03-12.md.txt", wrong("2026-03-12.md")),
]

OTHERS = [
    ("a week", "2026-W10.md", OTHER),
    ("a month", "2026-03.md", OTHER),
    ("a year", "2026.md", OTHER),
    ("a minute", "202601010945.md", OTHER),
    ("a second", "20260101094500.md", OTHER),
    ("a time glued on", "2026-03-12T0945.md", OTHER),
    ("a letter glued on", "2026-03-12a.md", OTHER),
    ("a digit glued on", "202603123.md", OTHER),
    ("a date at the end", "Meeting 2026-03-12.md", OTHER),
    ("a German date at the end", "Meeting 22.11.2026.md", OTHER),
    ("an invoice", "Invoice 2026-1.md", OTHER),
    ("a version with words", "v1.2.2026 notes.md", OTHER),
    ("a version", "v1.2.2026.md", OTHER),
    ("a version by year", "2026.1.0.md", OTHER),
    ("a version that ends in a year", "1.0.2026.md", OTHER),
    ("an impossible date with words", "2026-02-30 Lunch.md", OTHER),
    ("eight digits that are no date", "20268231.md", OTHER),
    ("a year before ours", "1899-12-31.md", OTHER),
    ("a year after ours", "2200-01-01.md", OTHER),
    ("two kinds of sign in eight digits", "202603-12.md", OTHER),
    ("full-width digits", "２０２６-０３-１２.md", OTHER),
    ("Arabic digits", "٢٠٢٦-٠٣-١٢.md", OTHER),
    ("a day of no month", "2026/12.md", OTHER),
    ("a number in a folder", "2026/13/01.md", OTHER),
    ("another extension", "2026-03-12.org", OTHER),
    ("no extension", "2026-03-12", OTHER),
    ("only an extension", ".md", OTHER),
    ("nothing", "", OTHER),
    ("a folder", "2026/03/", OTHER),
    ("a picture", "2026-03-12.png", OTHER),
    ("a canvas", "2026-03-12.canvas", OTHER),
    ("an ordinary note", "Reading list.md", OTHER),
    ("a numbered note", "Chapter 2.md", OTHER),
    ("the copy of an ordinary note", "Copy of Reading list.md", OTHER),
    (
        "a conflict of an ordinary note",
        "Reading list.sync-conflict-20261123-144008-XU5LO6K.md",
        OTHER,
    ),
    ("a conflict of a month", "2026-03 (conflicted copy 2026-03-13 081502).md", OTHER),
    ("a conflict of an impossible date", "2026-02-30.Conflict.md", OTHER),
    ("vim's swap file", ".2026-03-12.md.swp", OTHER),
    ("vim's backup", "2026-03-12.md~", OTHER),
    ("vim's probe", "4913", OTHER),
    ("Emacs' lock", ".#2026-03-12.md", OTHER),
    ("Emacs' autosave", "#2026-03-12.md#", OTHER),
    ("GLib's temporary file", ".goutputstream-X1Y2Z3", OTHER),
    ("rsync's temporary file", ".2026-03-12.md.AbC123", OTHER),
    ("Syncthing's temporary file", ".syncthing.2026-03-12.md.tmp", OTHER),
    (
        "Syncthing's temporary file of a conflict",
        ".syncthing.2026-03-12.sync-conflict-20261123-144008-XU5LO6K.md.tmp",
        OTHER,
    ),
    ("Syncthing on Windows", "~syncthing~2026-03-12.md.tmp", OTHER),
    ("Nextcloud's download", ".2026-03-12.md.~1a2b3c4d", OTHER),
    ("this tool's temporary file", ".~journal.2026-03-12.md.4711.tmp", OTHER),
    ("AppleDouble", "._2026-03-12.md", OTHER),
    ("an iCloud placeholder", ".2026-03-12.md.icloud", OTHER),
    ("a placeholder in folders", "2026/03/.12.md.icloud", OTHER),
    ("a hidden day", ".2026-03-12.md", OTHER),
    ("a lock file of Word", "~$2026-03-12.md", OTHER),
    ("a download", "2026-03-12.md.part", OTHER),
    ("a browser's download", "2026-03-12.md.crdownload", OTHER),
    ("a backup", "2026-03-12.md.bak", OTHER),
    ("a mark of Nextcloud inside", "2026-03-12 x.~1a2b.md", OTHER),
    ("a version that Syncthing keeps", ".stversions/2026-03-12~20260313-081502.md", OTHER),
    ("vim's second swap file", ".2026-03-12.md.swx", OTHER),
    ("the probe of sed", "sedA1b2C3", OTHER),
    ("the probe of Emacs", "tmpAbC123", OTHER),
    (
        "Syncthing on Windows, of a conflict",
        "~syncthing~2026-03-12.sync-conflict-20261123-144008-XU5LO6K.md.tmp",
        OTHER,
    ),
    (
        "Nextcloud's download of a conflict",
        ".2026-03-12 (conflicted copy 2026-03-13 081502).md.~1a2b3c4d",
        OTHER,
    ),
    (
        "this tool's temporary file of a conflict",
        ".~journal.2026-03-12.sync-conflict-20261123-144008-XU5LO6K.md.4711.tmp",
        OTHER,
    ),
    (
        "a placeholder of a conflict",
        ".2026-03-12.sync-conflict-20261123-144008-XU5LO6K.md.icloud",
        OTHER,
    ),
    ("LibreOffice's lock", ".~lock.2026-03-12.md#", OTHER),
    ("FileZilla's download", "2026-03-12.md.filepart", OTHER),
    ("Safari's download", "2026-03-12.md.download", OTHER),
    ("Resilio's download", "2026-03-12.md.!sync", OTHER),
    ("a temporary file", "2026-03-12.md.tmp", OTHER),
    ("macOS, while it saves", "2026-03-12.md.sb-1a2b3c4d-AbCdEf", OTHER),
    ("Windows' settings of a folder", "desktop.ini", OTHER),
    ("a picture of a folder on a Mac", "Icon\r", OTHER),
    ("below Resilio's folder", ".sync/2026-03-12.md", OTHER),
    ("below Google Drive's folder", ".tmp.drivedownload/2026-03-12.md", OTHER),
    ("below Dropbox' folder", ".dropbox.cache/2026-03-12.md", OTHER),
    (
        "a copy that was resolved",
        ".journal/conflicts/2026-03-12.sync-conflict-20261123-144008-XU5LO6K.md",
        OTHER,
    ),
    ("a day below the copies that were resolved", ".journal/conflicts/2026-03-12.md", OTHER),
    ("below a hidden folder", "x/.trash/2026-03-12.md", OTHER),
    ("below a backup folder", "bak/2026-03-12.md", OTHER),
    ("below templates", "Templates/2026-03-12.md", OTHER),
    ("below templates, deep", "vault/_templates/x/2026-03-12.md", OTHER),
    ("below two points", "../2026-03-12.md", OTHER),
    ("longer than any name can be", f"2026-03-12 {'x' * 250}.md", OTHER),
]

TABLE = [*DAYS, *NOTES, *COPIES, *PERHAPS, *MISNAMED, *OTHERS]


@pytest.mark.parametrize(
    ("path", "expected"),
    [pytest.param(path, expected, id=words) for words, path, expected in TABLE],
)
def test_a_name_says(path: str, expected: FileName) -> None:
    assert read_name(path) == expected


def test_no_name_of_the_table_stands_twice() -> None:
    assert len({path for _, path, _ in TABLE}) == len(TABLE)


@pytest.mark.parametrize("extension", [".md", ".markdown", ".txt", ".MD"])
@pytest.mark.parametrize("base", ["2026_03_12", "20260312", "2026/03/12", "x/2026-03-12 Thu"])
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param(path, expected, id=words)
        for words, path, expected in [*COPIES, *PERHAPS]
        if path.startswith("2026-03-12") and expected.original == "2026-03-12.md"
    ],
)
def test_a_copy_may_be_of_any_form_of_a_day(
    path: str, expected: FileName, base: str, extension: str
) -> None:
    renamed = path.replace("2026-03-12", base, 1).replace(".md", extension)
    found = read_name(renamed)

    assert (found.kind, found.date) == (expected.kind, expected.date)
    assert (found.service, found.original) == (expected.service, base + extension)


# -- files and folders that are never days --------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *(".obsidian", ".git", ".trash", ".stfolder", ".stversions", ".sync", ".dropbox.cache"),
        *(".tmp.drivedownload", ".tmp.driveupload", ".2026-03-12.md.icloud", "."),
        *("bak", "Bak", "template", "templates", "Templates", "TEMPLATE", "_templates"),
        *("4913", "sedA1b2C3", "tmpAbC123", "#2026-03-12.md#", "2026-03-12.md~", "~syncthing~x"),
        *("~$x.md", "x.tmp", "x.PART", "x.partial", "x.filepart", "x.crdownload", "x.download"),
        *("x.bak", "x.lock", "x.kate-swp", "x.!sync", "x.md.sb-1a2b3c4d-AbCdEf", "x.~1a2b"),
        *("desktop.ini", "Thumbs.db", "Icon\r"),
    ],
)
def test_these_are_never_days_and_never_entered(name: str) -> None:
    assert is_ignored_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "2026", "03", "2026-03-12.md", "Daily notes", "journal", "backup", "Bakery"),
        *("node_modules", "my templates", "template.md", "4913.md", "tmp", "sed", "sediments"),
        *("seductive", "temporary", "download", "part", "lock", "C#", "#1", "a.b", "Überblick"),
        *("2026-03-12 (1).md", "2026-03-12~20260313-081502.md", "\udcff", "\0"),
    ],
)
def test_these_may_be_days_or_hold_them(name: str) -> None:
    assert not is_ignored_name(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(".2026-03-12.md.icloud", "2026-03-12.md", id="a day"),
        pytest.param(".Note.MARKDOWN.icloud", "Note.MARKDOWN", id="a note"),
        pytest.param(".12.txt.icloud", "12.txt", id="a text"),
        pytest.param(".photo.png.icloud", None, id="a picture"),
        pytest.param("2026-03-12.md.icloud", None, id="no point before it"),
        pytest.param(".2026-03-12.md", None, id="only hidden"),
        pytest.param("..md.icloud", None, id="no name inside"),
    ],
)
def test_a_placeholder_of_icloud_names_its_file(name: str, expected: str | None) -> None:
    assert evicted_name(name) == expected


# -- a pattern of one's own -----------------------------------------------------------------------

PATTERNED = [
    ("year, month and day", "YYYY/MM-MMMM/YYYY-MM-DD", "2026/03-March/2026-03-12.md", day()),
    ("day first", "DD.MM.YYYY", "12.03.2026.md", day()),
    ("words in brackets", "[Journal]/[Day] YYYY-MM-DD", "Journal/Day 2026-03-12.md", day()),
    ("numbers without zeros", "YYYY.M.D", "2026.3.12.md", day()),
    ("ordinal", "MMMM Do, YYYY", "March 12th, 2026.md", day()),
    ("short names", "ddd D MMM YY", "Thu 12 Mar 26.md", day()),
    ("names in any case", "dddd D MMMM YYYY", "thursday 12 MARCH 2026.md", day()),
    ("day of the year", "YYYY-DDDD", "2026-071.md", day()),
    ("day of the year without zeros", "YYYY/DDD", "2026/71.md", day()),
    ("ISO week date", "GGGG-[W]WW-E", "2026-W11-4.md", day()),
    ("ISO week and name of the day", "GGGG/[W]W/dddd", "2026/W11/Thursday.md", day()),
    ("weeks and quarters are not checked", "YYYY-[Q]Q-ww/MM-DD", "2026-Q4-50/03-12.md", day()),
    ("a wrong weekday stops nothing", "YYYY-MM-DD dddd", "2026-03-12 Monday.md", day()),
    ("nor do two", "YYYY-MM-DD dddd/ddd", "2026-03-12 Monday/Tue.md", day()),
    ("signs of other scripts", "YYYY年MM月DD日", "2026年03月12日.md", day()),
    ("an extension in the pattern", "DD-MM-YYYY.md", "12-03-2026.txt", day()),
    ("decomposed letters", "[für] YYYY-MM-DD", "fu\u0308r 2026-03-12.md", day()),
    ("a pattern of decomposed letters", "[fu\u0308r] YYYY-MM-DD", "für 2026-03-12.md", day()),
    ("the pattern before our forms", "YYYY-DD-MM", "2026-12-03.md", day()),
    ("two digits of this century", "YY-MM-DD", "26-03-12.md", day()),
    ("two digits of the last", "YY-MM-DD", "69-03-12.md", day(date(1969, 3, 12))),
    ("the last year of two digits", "YY-MM-DD", "68-03-12.md", day(date(2068, 3, 12))),
    ("our forms still count", "DD.MM.YYYY", "x/2026-03-12.md", day()),
    ("our forms with words", "DD.MM.YYYY", "2026-03-12 Lunch.md", note("Lunch")),
    ("the whole path", "YYYY/MM/DD", "x/2026/03/12.md", day()),
    ("months that disagree are no match", "YYYY/MM-MMMM/DD", "2026/03-April/12.md", OTHER),
    ("years that disagree are no match", "YYYY/YY-MM-DD", "2025/26-03-12.md", OTHER),
    ("too many folders", "YYYY/MM.DD", "x/2026/03.12.md", OTHER),
    ("an impossible date", "DD.MM.YYYY", "30.02.2026.md", wrong("DD.MM.YYYY.md")),
    ("an impossible month", "YYYY/MM/DD", "2026/13/45.md", wrong("YYYY/MM/DD.md")),
    ("an impossible day of the year", "YYYY-DDDD", "2026-366.md", wrong("YYYY-DDDD.md")),
    ("day 0 of the year", "YYYY-DDDD", "2026-000.md", wrong("YYYY-DDDD.md")),
    ("an impossible week", "GGGG-[W]WW-E", "2026-W60-1.md", wrong("GGGG-[W]WW-E.md")),
    ("a week of no year of ours", "GGGG-[W]WW-E", "0026-W10-1.md", wrong("GGGG-[W]WW-E.md")),
    ("advice by the pattern", "YYYY/MM/DD", "22.11.2026.md", wrong("2026/11/22.md")),
    ("full-width digits", "DD.MM.YYYY", "１２.03.2026.md", OTHER),
    ("a long s is no s", "YYYY-MM-DD ddd", "2026-03-12 ſun.md", day()),
    ("a hidden file", "YYYY-MM-DD", ".2026-03-12.md", OTHER),
    (
        "a copy",
        "DD.MM.YYYY",
        "12.03.2026 (Anna's conflicted copy 2026-03-13).md",
        copy("Dropbox", "12.03.2026.md"),
    ),
    (
        "a copy of a day whose pattern ends like a copy",
        "YYYY-MM-DD[ (Conflict)]",
        "2026-03-12 (Conflict) (conflicted copy 2026-03-13 081502).md",
        copy("Nextcloud", "2026-03-12 (Conflict).md"),
    ),
    (
        "a copy with a point",
        "DD.MM.YYYY",
        "12.03.2026.Conflict.md",
        copy("Resilio Sync", "12.03.2026.md"),
    ),
    (
        "perhaps a numbered copy",
        "DD.MM.YYYY",
        "12.03.2026 2.md",
        perhaps("iCloud Drive", "2", "12.03.2026.md"),
    ),
    (
        "perhaps a copy of another computer",
        "DD.MM.YYYY",
        "12.03.2026-LAPTOP.md",
        perhaps("OneDrive", "LAPTOP", "12.03.2026.md"),
    ),
    ("a pattern that cannot be used", "YYYY-MM", "2026-03.md", OTHER),
    ("a pattern that cannot be used, a day", "YYYY-MM", "2026-03-12.md", day()),
    ("an empty pattern", "", "2026-03-12.md", day()),
]


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [pytest.param(*row, id=words) for words, *row in PATTERNED],
)
def test_a_name_says_by_a_pattern(pattern: str, path: str, expected: FileName) -> None:
    assert read_name(path, pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        pytest.param("", "it names no year", id="empty"),
        pytest.param("MM-DD", "it names no year", id="no year"),
        pytest.param("YYYY-DD", "it names no month", id="no month"),
        pytest.param("YYYY-MM", "it names no day", id="no day"),
        pytest.param("GGGG-[W]WW", "it names no year", id="a week"),
        pytest.param("YYYY-[W]WW-E", "it names no month", id="a week of no year of weeks"),
        pytest.param(
            "Diary/YYYY-MM-DD",
            "'Diary' is no part of a date; write it in brackets: [Diary]",
            id="words without brackets",
        ),
        pytest.param(
            "YYYY-MM-DD HHmm",
            "'HHmm' is no part of a date; write it in brackets: [HHmm]",
            id="a time",
        ),
        pytest.param(
            "YYYYY-MM-DD",
            "'YYYYY' is no part of a date; write it in brackets: [YYYYY]",
            id="five digits",
        ),
        pytest.param("[x/YYYY-MM-DD", "a bracket is not closed", id="open bracket"),
        pytest.param("YYYY-MM-DD]", "a bracket is not closed", id="closing bracket"),
        pytest.param("YYYYMD", "two numbers of free length touch in 'YYYYMD'", id="touching"),
        pytest.param(
            "YYYY-M[1]D", "two numbers of free length touch in 'YYYY-M[1]D'", id="a digit between"
        ),
        pytest.param("[.days]/YYYY-MM-DD", "'.days' is never read", id="hidden folder"),
        pytest.param("../YYYY-MM-DD", "'..' is never read", id="outside"),
        pytest.param("[Templates]/YYYY-MM-DD", "'Templates' is never read", id="templates"),
        pytest.param(
            "/YYYY-MM-DD",
            "a folder or file in it has no name, or one that is too long",
            id="from the root",
        ),
        pytest.param(
            "YYYY-MM-DD " + "MMMM." * 48,
            "a folder or file in it has no name, or one that is too long",
            id="a name that grows too long",
        ),
        pytest.param("YYYY-MM-DD" * 30, "it is too long", id="too long"),
        pytest.param(
            "YYYY\\MM\\DD", "it holds a character that names cannot have", id="backslashes"
        ),
        pytest.param("YYYY-MM-DD\n", "it holds a character that names cannot have", id="a line"),
        pytest.param("YYYY-MM-DD", None, id="plain"),
        pytest.param("YYYY-MM-DD.md", None, id="with an extension"),
        pytest.param("YYYYMMD", None, id="touching, one of free length"),
        pytest.param("YYYY-MM-MMMM/DD [of the] Do", None, id="words in brackets"),
        pytest.param("GGGG/[W]WW/E", None, id="ISO week date"),
    ],
)
def test_a_pattern_that_cannot_name_days_is_told(pattern: str, problem: str | None) -> None:
    assert pattern_problem(pattern) == problem


# -- the name of a new day ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "like", "expected"),
    [
        pytest.param(None, None, "2026-04-01.md", id="nothing to go by"),
        pytest.param(None, "2026-03-31.md", "2026-04-01.md", id="plain"),
        pytest.param(None, "2026_03_31.md", "2026_04_01.md", id="underscores"),
        pytest.param(None, "20260331.txt", "20260401.txt", id="eight digits, text"),
        pytest.param(None, "2026-03-31.MD", "2026-04-01.MD", id="capitals"),
        pytest.param(None, "2026/03/31.md", "2026/04/01.md", id="folders"),
        pytest.param(None, "a/2026/03/31 Tue.md", "a/2026/04/01 Wed.md", id="folders, weekday"),
        pytest.param(None, "2026/03/2026-03-31.md", "2026/04/2026-04-01.md", id="folders, date"),
        pytest.param(None, "Daily/2026-03-31.md", "Daily/2026-04-01.md", id="a folder"),
        pytest.param(None, "2025/2026-03-31.md", "2025/2026-04-01.md", id="a foreign folder"),
        pytest.param(None, "2026-03/2026-03-31.md", "2026-04/2026-04-01.md", id="one folder"),
        pytest.param(
            None,
            "2026/03-March/2026-03-31-tue.md",
            "2026/04-April/2026-04-01-wed.md",
            id="names of months, small weekday",
        ),
        pytest.param(None, "Q1/2026-03-31.md", "Q2/2026-04-01.md", id="a quarter"),
        pytest.param(None, "2026-03-31 TUESDAY.md", "2026-04-01 WEDNESDAY.md", id="loud"),
        pytest.param(None, "2026-03-31 (Tue).md", "2026-04-01 (Wed).md", id="brackets"),
        pytest.param(None, "2026-03-31 Monday.md", "2026-04-01 Wednesday.md", id="corrected"),
        pytest.param(None, "2026-03-31 Mar.md", "2026-04-01 Apr.md", id="month"),
        pytest.param(None, "2026-03-31 ſun.md", "2026-04-01 ſun.md", id="a long s stays"),
        pytest.param(None, "2026-03-31 .md", "2026-04-01.md", id="a blank is no form"),
        pytest.param(None, "2026-03-31 Lunch.md", "2026-04-01.md", id="a note is no form"),
        pytest.param(None, "Reading list.md", "2026-04-01.md", id="no day is no form"),
        pytest.param(None, ".x/2026-03-31.md", "2026-04-01.md", id="hidden is no form"),
        pytest.param("YYYY/MM/DD", "2026-03-31.md", "2026/04/01.md", id="the pattern first"),
        pytest.param("YYYY/DD-MM", None, "2026/01-04.md", id="the pattern alone"),
        pytest.param("DD.MM.YYYY", "31.03.2026.txt", "01.04.2026.txt", id="extension of like"),
        pytest.param("DD.MM.YYYY.md", "31.03.2026.txt", "01.04.2026.md", id="its own extension"),
        pytest.param("YYYY-MM", "2026_03_31.md", "2026_04_01.md", id="a useless pattern"),
        pytest.param(
            "YYYY/[Q]Q/[W]WW W/gggg-ww-w/DDDD DDD/dddd ddd dd d E/MMMM MMM MM M/Do D DD GGGG",
            None,
            "2026/Q2/W14 14/2026-14-14/091 91/Wednesday Wed We 3 3/April Apr 04 4/1st 1 01 2026.md",
            id="every token",
        ),
    ],
)
def test_a_new_day_is_called(pattern: str | None, like: str | None, expected: str) -> None:
    assert file_name(date(2026, 4, 1), pattern, like) == expected


def test_may_is_taken_for_the_long_name() -> None:
    assert file_name(date(2026, 6, 1), None, "2026-05-31 May.md") == "2026-06-01 June.md"


@pytest.mark.parametrize(
    ("like", "expected"),
    [
        pytest.param("1950_03_11.md", "1950_03_12.md", id="the form of the newest day"),
        pytest.param("49-03-11.md", "1950-03-12.md", id="a newest day with two digits"),
        pytest.param(None, "1950-03-12.md", id="nothing to go by"),
    ],
)
def test_two_digits_cannot_name_every_year(like: str | None, expected: str) -> None:
    """`50-03-12` is read as 2050, so the pattern must not name a day of 1950."""
    assert file_name(date(1950, 3, 12), "YY-MM-DD", like) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        pytest.param(date(2024, 12, 28), "2024-52 2024-W52", id="the Saturday before"),
        pytest.param(date(2024, 12, 29), "2025-01 2024-W52", id="its week holds the first"),
        pytest.param(
            date(2024, 12, 30), "2025-01 2025-W01", id="its week holds the first Thursday"
        ),
        pytest.param(date(2027, 1, 2), "2027-01 2026-W53", id="the first Saturday"),
        pytest.param(date(2027, 1, 3), "2027-02 2026-W53", id="the first Sunday"),
    ],
)
def test_english_weeks_begin_on_sunday_and_iso_weeks_on_monday(of: date, expected: str) -> None:
    assert file_name(of, "YYYY-MM-DD/gggg-ww GGGG-[W]WW") == f"{of}/{expected}.md"


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th")),
        *((12, "12th"), (13, "13th"), (20, "20th"), (21, "21st"), (22, "22nd"), (23, "23rd")),
        *((30, "30th"), (31, "31st")),
    ],
)
def test_ordinals_are_english(number: int, ordinal: str) -> None:
    assert file_name(date(2026, 3, number), "YYYY MMM Do") == f"2026 Mar {ordinal}.md"


# -- laws -----------------------------------------------------------------------------------------

OUR_DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
YEARS = ["YYYY", "YYYY/MM", "YYYY-[W]WW", "GGGG/[Q]Q YYYY", "[days]/YYYY/MMMM", "gggg.ww YYYY"]
DATES = [
    *("MM-DD", "M-D", "MMMM Do", "D MMM", "DD_MM", "DDDD", "DDD", "[day] DDD", "MMDD", "MMD"),
    *("MM月DD日", "MMM-D.", "[12]-M-D", "Do [of] MMMM"),
]
TAILS = ["", " dddd", "-ddd", " (dd)", " d", ".E", " [W]W w", "/YYYY-MM-DD", " [(1)]", " [2]"]
PATTERNS = st.builds(
    lambda year, mark, one, tail: f"{year}{mark}{one}{tail}",
    *(st.sampled_from(part) for part in (YEARS, ["-", "/", " ", "[ - ]", ". "], DATES, TAILS)),
) | st.sampled_from(
    ["YYYYMMDD", "GGGG-[W]WW-E", "GGGG/WW/dddd", "DDMMYYYY", "YYYY-DD-MM", "DYYYYMM"]
)
FORMS = st.sampled_from(
    [
        *("%Y-%m-%d", "%Y_%m_%d", "%Y%m%d", "%Y/%m/%d", "%Y/%m/%Y-%m-%d", "%Y/%Y-%m-%d"),
        *("%Y-%m-%d %A", "%Y-%m-%d-%a", "%Y_%m_%d_%B", "%Y%m%d (%a, %b)", "%Y/%m/%d %a"),
        *("x/%Y/%m-%B/%Y-%m-%d", "%B %Y/%Y-%m-%d", "W%V/%Y-%m-%d", "%G-W%V/%Y-%m-%d", "%m/%Y%m%d"),
    ]
)
ENDS = st.sampled_from([".md", ".markdown", ".txt", ".MD", ".Txt"])


@settings(max_examples=500, deadline=None)
@given(OUR_DAYS, FORMS, ENDS)
def test_every_accepted_form_is_the_day_it_says(of: date, form: str, end: str) -> None:
    assert read_name(of.strftime(form) + end) == day(of)


@settings(max_examples=1000, deadline=None)
@given(OUR_DAYS, PATTERNS, st.none() | st.tuples(OUR_DAYS, FORMS, ENDS))
@example(date(2024, 12, 31), "YYYY-DDD", None)
def test_what_a_pattern_writes_it_reads(
    of: date, pattern: str, newest: tuple[date, str, str] | None
) -> None:
    like = newest[0].strftime(newest[1]) + newest[2] if newest else None
    path = file_name(of, pattern, like)

    assert pattern_problem(pattern) is None
    assert read_name(path, pattern) == day(of)
    assert path.endswith(newest[2] if newest else ".md")


@settings(max_examples=1000, deadline=None)
@given(OUR_DAYS, OUR_DAYS, FORMS, ENDS, st.none() | st.just("YYYY-MM"))
def test_a_new_day_in_the_form_of_another_is_read_as_that_day(
    of: date, newest: date, form: str, end: str, pattern: str | None
) -> None:
    like = newest.strftime(form) + end
    path = file_name(of, pattern, like)

    assert read_name(path, pattern) == day(of)
    if "May" not in path:  # which is long and short at once
        assert file_name(newest, pattern, path) == like


@settings(max_examples=500, deadline=None)
@given(OUR_DAYS, st.text(st.sampled_from("YMDdwWgGEQo[]-./ x1\\"), max_size=24), FORMS)
def test_any_pattern_gives_a_name_that_is_read_as_its_day(
    of: date, pattern: str, form: str
) -> None:
    """A pattern with two digits for the year cannot name all days; the other forms then do."""
    path = file_name(of, pattern, of.strftime(form) + ".md")

    assert read_name(path, pattern) == day(of)


@settings(deadline=None)
@given(st.dates())
def test_days_outside_our_years_get_a_name_too(of: date) -> None:
    assert file_name(of, "YYYY-[W]ww-MM-DD", "2026-03-12.md").endswith(".md")


SIMPLE_DATES = ("{0}-{1}-{2}", "{0}_{1}_{2}", "{0}{1}{2}")
NAMES = {
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
}
NAMES_AND_SHORT = NAMES | {name[:3] for name in NAMES}


def says_the_date(path: str, of: date) -> bool:
    """Whether the digits of a path are those of the date, and its words weekdays or months."""
    digits = (f"{of.year:04}", f"{of.month:02}", f"{of.day:02}")
    *folders, name = path.split("/")
    stem, _, extension = name.rpartition(".")
    begins = [form.format(*digits) for form in SIMPLE_DATES]
    if folders[-2:] == [*digits[:2]]:
        begins.append(digits[2])
    rests = [stem.removeprefix(begin) for begin in begins if stem.startswith(begin)]
    return (
        extension.lower() in {"md", "markdown", "txt"}
        and not any(part.startswith((".", "~")) for part in path.split("/"))
        and any(
            set(re.findall(r"[^\W_]+", rest.lower())) <= NAMES_AND_SHORT and not rest[:1].isalnum()
            for rest in rests
        )
    )


PARTS = [
    *("2026", "2024", "1999", "2101", "1899", "03", "12", "02", "30", "31", "29", "00", "7", "282"),
    *(
        "-",
        "-",
        "-",
        "_",
        "/",
        "/",
        ".",
        " ",
        "",
        "",
        "–",
        "(",
        ")",
        "~",
        "#",
        "\n",
        "\0",
        "\udcff",
    ),
    *("2026-03-12", "2026-03-12", "20260312", "2026_03_12", "2024-02-29", "2026-02-30", "2026/03/"),
    *("Thursday", "thu", "Mar", "Sunny", "May", "Lunch", "T0945", "W11", "LAPTOP", "２０２６", "٣"),
    *(" (1)", " 2", "_2", "-LAPTOP", " (anna@x.org)", ".Conflict", " [Conflict]", "Copy of "),
    *(" (conflicted copy 2026-03-13 081502)", ".sync-conflict-20261123-144008-XU5LO6K", "_LOCAL_1"),
    *(
        ".bak",
        ".tmp",
        ".orig",
        ".md",
        ".md",
        ".md",
        ".md",
        ".txt",
        ".MARKDOWN",
        ".org",
        "templates/",
    ),
]


def random_names(seed: int, count: int) -> Iterator[str]:
    dice = random.Random(seed)
    for _ in range(count):
        end = dice.choice(["", ".md", ".md", ".md", ".txt"])
        yield "".join(dice.choices(PARTS, k=dice.randint(1, 6))) + end


def test_random_names_never_become_a_day_wrongly() -> None:
    """The oracle shares no code with the reader: the digits of the date stand in the path."""
    kinds = dict.fromkeys(Kind, 0)
    for path in random_names(20260312, 20_000):
        found = read_name(path)
        kinds[found.kind] += 1
        if found.kind is Kind.DAY:
            assert found.date
            assert says_the_date(path, found.date), path

    assert min(kinds.values()) >= 40, kinds


def test_random_names_belong_to_the_date_they_begin_with() -> None:
    """Never the last date in a name: sync clients append dates of their own."""
    for path in random_names(4711, 10_000):
        found = read_name(path)
        if found.date is None:
            continue
        digits = re.sub(r"[^0-9]", "", path.rsplit("/", 1)[-1])
        folders = re.sub(r"[^0-9]", "", path)

        assert digits.startswith(f"{found.date:%Y%m%d}") or f"{found.date:%Y%m%d}" in folders, path


WORDS = [" Lunch", " Thu", " (draft)", "晴れ"]
DOUBTFUL = [" (1)", "(2)", " 2", "_3", "-LAPTOP", "-DESKTOP-4KQ1B2C", " (anna@x.org)"]
CERTAIN = [
    *(".Conflict", ".pc.Conflict", ".conflict2", " [Conflict]", "_LOCAL_1", "~20260313-081502"),
    *(" (conflicted copy 2026-03-13 081502)", ".sync-conflict-20261123-144008-XU5LO6K"),
    *(" (Anna's conflicted copy 2026-03-13)", " (Conflicted copy x 202603121129)"),
]


def test_every_original_is_a_day_or_a_note_of_the_same_date() -> None:
    dice = random.Random(815)
    seen = 0
    for _ in range(5_000):
        base = dice.choice(["2026-03-12", "2026_03_12", "x/20260312", "2026/03/12"])
        marks = dice.choices([*WORDS, *DOUBTFUL, *CERTAIN], k=dice.randint(1, 4))
        path = f"{base}{''.join(marks)}.md"
        found = read_name(path)

        assert found.date == THURSDAY, path
        if not found.original:
            assert found.kind in {Kind.DAY, Kind.NOTE}, path
            continue
        seen += 1
        original = read_name(found.original)

        assert found.service
        assert path.startswith(found.original.removesuffix(".md")), path
        assert original.kind in {Kind.DAY, Kind.NOTE, Kind.AMBIGUOUS}, path
        assert original.date == THURSDAY

    assert seen >= 2500


def test_copies_of_copies_are_copies() -> None:
    """Whatever else clients add to the name of a copy, it stays one."""
    dice = random.Random(99)
    for _ in range(5_000):
        base = dice.choice(["2026-03-12", "2026_03_12 Thu", "2026-03-12 Lunch", "2026/03/12"])
        certain = dice.choices([*DOUBTFUL, *CERTAIN], k=dice.randint(0, 2))
        last = dice.choices(DOUBTFUL, k=dice.randint(0, 2))
        path = f"{base}{''.join([*certain, dice.choice(CERTAIN), *last])}.md"
        found = read_name(path)

        assert found.kind is Kind.CONFLICT, path
        assert found.date == THURSDAY
        assert read_name(found.original).kind in {Kind.DAY, Kind.NOTE, Kind.AMBIGUOUS}, path


def test_advice_is_followed_once() -> None:
    """A file that gets the advised name is a day; where no name is certain, none is given."""
    followed = 0
    for path in random_names(42, 30_000):
        found = read_name(path)
        if found.kind is not Kind.MISNAMED:
            assert not found.advice
            continue
        for name in found.advice.split(" or "):
            if not name.startswith("YYYY"):
                followed += 1
                assert read_name(name).kind is Kind.DAY, path

    assert followed >= 20


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=2000, deadline=None)
@given(ANYTHING, ANYTHING)
def test_any_text_is_read(path: str, pattern: str) -> None:
    assert isinstance(read_name(path), FileName)
    assert isinstance(read_name(path, pattern), FileName)
    assert isinstance(read_name(f"2026-03-12{path}.md", f"[{pattern}]YYYY-MM-DD"), FileName)
    assert isinstance(is_ignored_name(path), bool)
    assert isinstance(pattern_problem(pattern), str | None)
    assert file_name(THURSDAY, pattern, path)


PIECES = [
    *(
        "x",
        "/",
        "-",
        " ",
        ".",
        "(",
        ")",
        " (",
        "((",
        "()",
        " (1)",
        " 2",
        "-a",
        "-a_2",
        "~",
        "_",
        "[",
        "é",
    ),
    *("\0", "\udcff", "2026-03-12", "2026-03-12-", " Thu", "-Thu", "Copy of ", ".md", ".conflict"),
    *(".conflict-a", ".conflict-a_2", " (conflicted copy ", " (conflicted copy 2026-03-13 081502)"),
    *("~20260313-081502", "_conflict-", "_conflict-20260313-081502", " MacBook", "-MacBook "),
    *("(競合コピー", " (Conflicted copy x 202603121129)", ".x.Conflict", "2026/03/12/"),
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("length", [240, 10_000])
@pytest.mark.parametrize("start", ["2026-03-12", "", "x/"])
def test_no_long_name_is_too_much(piece: str, length: int, start: str) -> None:
    """Ten thousand characters, and the worst of the 255 that a file system allows."""
    body = (piece * length)[: length - len(start) - 4]
    for path in (f"{start}{body}.md", f"{start}{body}", f"{start}{body[:-1]}).md"):
        for pattern in (None, "YYYY/MMMM/dddd Do"):
            found = read_name(path, pattern)

            assert found.kind is not Kind.DAY or says_the_date(path, day().date or THURSDAY)
            assert (found.date is None) == (found.kind in {Kind.OTHER, Kind.MISNAMED})
        assert evicted_name(path) is None


def test_ten_thousand_days_are_days() -> None:
    first = date(1999, 1, 1)
    days = [first + timedelta(days=number) for number in range(10_000)]

    assert [read_name(f"{one}.md") for one in days] == [day(one) for one in days]
