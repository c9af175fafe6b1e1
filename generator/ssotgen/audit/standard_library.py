"""The standard library: which of its modules and names every Python has."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module

_NOT_EVERYWHERE = (
    "aifc antigravity asynchat asyncore audioop binhex bz2 cgi cgitb chunk crypt ctypes curses dbm"
    " distutils ensurepip fcntl grp gzip idlelib imghdr imp lib2to3 lzma mailcap mmap msilib msvcrt"
    " multiprocessing nis nntplib nt ossaudiodev pipes posix pty pwd readline resource smtpd sndhdr"
    " spwd sqlite3 sre_compile sre_constants sre_parse ssl sunau syslog telnetlib termios test this"
    " tkinter tomllib tty turtle turtledemo uu uuid venv winreg winsound xdrlib zlib"
)
"""Modules of some systems, some builds or some versions of Python only."""

_DIFFERS = (
    "ast asyncio builtins dis errno faulthandler locale opcode os select selectors signal site"
    " socket socketserver stat subprocess symtable sys sysconfig time token tokenize"
)
"""Modules that have other names on other systems; they themselves are everywhere."""

_NAMES = {
    "base64": "z85decode z85encode",
    "calendar": "Day Month JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER"
    " NOVEMBER DECEMBER",
    "collections.abc": "Buffer ByteString",
    "concurrent.futures": "InvalidStateError",
    "configparser": "LegacyInterpolation MultilineContinuationError SafeConfigParser"
    " UNNAMED_SECTION",
    "contextlib": "chdir",
    "copy": "replace",
    "csv": "QUOTE_NOTNULL QUOTE_STRINGS",
    "datetime": "UTC",
    "enum": "CONFORM CONTINUOUS EJECT EnumCheck EnumDict EnumType FlagBoundary KEEP NAMED_FLAGS"
    " ReprEnum STRICT StrEnum UNIQUE global_enum global_str member nonmember property verify",
    "gettext": "bind_textdomain_codeset ldgettext ldngettext lgettext lngettext",
    "glob": "translate",
    "hashlib": "file_digest",
    "http": "HTTPMethod",
    "importlib.abc": "Finder ResourceReader Traversable TraversableResources",
    "importlib.machinery": "AppleFrameworkLoader NamespaceLoader",
    "importlib.resources": "Anchor Resource contents is_resource open_binary open_text path"
    " read_binary read_text",
    "importlib.util": "module_for_loader set_loader set_package",
    "inspect": "ArgSpec BufferFlags formatargspec getargspec getasyncgenlocals getasyncgenstate"
    " getmembers_static ismethodwrapper markcoroutinefunction",
    "itertools": "batched",
    "logging": "getHandlerByName getHandlerNames getLevelNamesMapping",
    "math": "cbrt exp2 fma sumprod",
    "mimetypes": "guess_file_type",
    "operator": "call",
    "os.path": "isdevdrive isjunction splitroot",
    "pathlib": "UnsupportedOperation",
    "pkgutil": "ImpImporter ImpLoader find_loader get_loader",
    "queue": "ShutDown",
    "random": "binomialvariate",
    "re": "NOFLAG PatternError template",
    "statistics": "kde kde_random",
    "threading": "setprofile_all_threads settrace_all_threads",
    "types": "CapsuleType get_original_bases",
    "typing": "ByteString LiteralString Never NoDefault NotRequired ReadOnly Required Self"
    " TypeAliasType TypeIs TypeVarTuple Unpack assert_never assert_type clear_overloads"
    " dataclass_transform get_overloads get_protocol_members is_protocol override reveal_type",
    "unittest": "doModuleCleanups enterModuleContext findTestCases getTestCaseNames makeSuite",
    "unittest.mock": "ThreadingMock",
    "warnings": "deprecated",
}
"""Names that some versions of Python since 3.10 do not have, or will not have."""


def is_standard(module: str) -> bool:
    """Whether a module is part of the standard library, of some Python at least."""
    outermost = module.partition(".")[0]
    return outermost in sys.stdlib_module_names or outermost in _NOT_EVERYWHERE.split()


@cache
def is_certain(module: str, name: str = "") -> bool:
    """Whether every Python has a module of the standard library, and the name in it."""
    outermost = module.partition(".")[0]
    if outermost in _NOT_EVERYWHERE.split() or name in _NAMES.get(module, "").split():
        return False
    if name and module in _DIFFERS.split():
        return False
    try:
        found = import_module(module)
        return not name or hasattr(found, name) or bool(import_module(f"{module}.{name}"))
    except ImportError:
        return False
