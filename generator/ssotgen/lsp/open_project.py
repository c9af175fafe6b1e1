"""A project as an editor sees it: buffers where files are open, the disk elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from ssotgen.diagnostics.finding import Finding, sorted_findings
from ssotgen.diagnostics.gc_pause import gc_paused
from ssotgen.diagnostics.paths import display_path
from ssotgen.lsp.word_meanings import Meanings
from ssotgen.render.outputs.choose import output_findings
from ssotgen.settings.load import load_settings
from ssotgen.settings.settings import Flags, Settings, SettingsError, missing_spec
from ssotgen.spec.load import Loaded, build_spec, check_reading
from ssotgen.spec.model import Spec
from ssotgen.spec.named_places import SpecReference, spec_references
from ssotgen.spec.symbols import Symbol
from ssotgen.spec.yaml.read import KnownDocuments, Reading, read_documents
from ssotgen.spec.yaml.spec_files import is_document


class KnownSpec:
    """A spec and what is worked out of it when it is first asked for."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec

    @cached_property
    def meanings(self) -> Meanings:
        """What the words of its documents mean."""
        return Meanings(self.spec)

    @cached_property
    def references(self) -> tuple[SpecReference, ...]:
        """Every place of its documents that names a symbol."""
        return tuple(spec_references(self.spec))


class _Reader:
    """Reads a spec, and those that it imports, as the editor has them: buffers where files are
    open, the disk elsewhere. What has not changed is not read again.

    `roots` are the folders of the projects that were read last.
    """

    def __init__(self) -> None:
        self.roots: set[Path] = set()
        self._buffers: Mapping[Path, bytes] = {}
        self._known: dict[Path, KnownDocuments] = {}

    def read(self, settings: Settings, buffers: Mapping[Path, bytes]) -> Reading:
        """Read the documents of a project that is open."""
        self._buffers, self.roots = buffers, set()
        return self._read(settings)

    def check(
        self, reading: Reading, settings: Settings, importers: tuple[Path, ...] = ()
    ) -> Loaded:
        """Check the documents of a project, for those that import it."""
        loaded = check_reading(reading, settings, importers, self.load)
        self._known[settings.root].forget(each.location for each in loaded.errors)
        return loaded

    def load(self, settings: Settings, importers: tuple[Path, ...]) -> Loaded:
        """Load the spec of a project that another one imports."""
        missing = missing_spec(settings)
        if missing is not None:
            return Loaded(None, (missing,))
        return self.check(self._read(settings), settings, importers)

    def _read(self, settings: Settings) -> Reading:
        folder = settings.spec
        own = {path: data for path, data in self._buffers.items() if is_document(path, folder)}
        self.roots.add(settings.root)
        return read_documents(folder, own, self._known.setdefault(settings.root, KnownDocuments()))


class Project:
    """A spec that is being edited.

    `known` is the last spec without errors, so that a document which is half typed keeps it for
    completion; before there is one, it is what can be built. `holds` says whether the documents are
    without errors now. `findings` are those of the documents as they are now; `texts` their text by
    display path.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.known: KnownSpec | None = None
        self.holds = False
        self.findings: tuple[Finding, ...] = ()
        self.texts: dict[str, str] = {}
        self._reader = _Reader()
        self._revision = -1

    @property
    def spec(self) -> Spec | None:
        """The spec that `known` is about."""
        return None if self.known is None else self.known.spec

    def update(self, buffers: Mapping[Path, bytes], revision: int) -> None:
        """Read the documents again, those that have changed, and check the spec as a whole.

        `buffers` are the contents of open files. `revision` is another number after each change of
        a file; with the same one nothing is done.
        """
        if revision == self._revision:
            return
        with gc_paused():
            self._read(buffers)
        self._revision = revision

    def _read(self, buffers: Mapping[Path, bytes]) -> None:
        missing = missing_spec(self.settings)
        if missing is not None:
            self.findings, self.texts, self.holds = (missing,), {}, False
            return
        reading = self._reader.read(self.settings, buffers)
        loaded = self._reader.check(reading, self.settings)
        findings = list(loaded.findings)
        self.texts = {each.path: each.source.text for each in reading.documents}
        self.holds = loaded.spec is not None
        if loaded.spec is not None:
            self.known = KnownSpec(loaded.spec)
            findings.extend(output_findings(loaded.spec, self.settings))
        elif self.known is None:
            built, _ = build_spec(reading, self.settings, (), self._reader.load)
            self.known = None if built is None else KnownSpec(built)
        self.findings = sorted_findings(findings)

    def imports(self, other: Project) -> bool:
        """Whether the spec imports that of another project, itself or by way of others."""
        return other is not self and other.settings.root in self._reader.roots

    def contents(self, buffers: Mapping[Path, bytes]) -> dict[Path, bytes]:
        """Return the contents of open files without those that only lie beside the documents."""
        return {
            path: data
            for path, data in buffers.items()
            if self.owns(path) or not path.is_relative_to(self.settings.spec)
        }

    def symbols_in(self, path: Path) -> Iterator[Symbol]:
        """Yield the symbols that a document declares."""
        known, here = self.known, display_path(path)
        for symbol in known.meanings.symbols.values() if known is not None else ():
            if symbol.location.path == here:
                yield symbol

    def owns(self, path: Path) -> bool:
        """Whether a file is a document of this spec."""
        return is_document(path, self.settings.spec)


class Projects:
    """The projects whose files are open, by the folder of their settings."""

    def __init__(self) -> None:
        self.found: dict[Path, Project] = {}

    def of(self, path: Path) -> Project:
        """Return the project that a file belongs to.

        Raises:
            SettingsError: Its settings cannot be used.
        """
        settings = load_settings(path.parent, Flags())
        if settings.file is None and not settings.spec.is_dir():
            settings = _without_settings(path, settings)
        known = self.found.get(settings.root)
        if known is None or known.settings != settings:
            known = self.found[settings.root] = Project(settings)
        return known

    def find(self, path: Path) -> Project | None:
        """Return the project that a file belongs to, None where its settings cannot be used, or
        where the system takes no such name for a file."""
        try:
            return self.of(path)
        except (SettingsError, OSError, ValueError):
            return None


def _without_settings(path: Path, settings: Settings) -> Settings:
    """Return settings for a spec that no settings file names: the nearest folder `spec` upwards."""
    for folder in path.parents:
        if folder.name == "spec" or (folder / "spec").is_dir():
            root = folder.parent if folder.name == "spec" else folder
            return load_settings(root, Flags())
    return settings
