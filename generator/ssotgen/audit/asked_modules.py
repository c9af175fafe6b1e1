"""What a flag block asks for, and whether that is a feature's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ssotgen.audit.ownership import Ownership
from ssotgen.audit.standard_library import is_certain, is_standard
from ssotgen.codebase.facts import FileFacts, ImportFact
from ssotgen.codebase.flag_facts import FlagBlock
from ssotgen.codebase.resolve import Resolver, Step
from ssotgen.spec.model import Feature


class Asked(NamedTuple):
    """Something that a block asks for: as written, the modules that it is taken from on the way,
    whether it is of the standard library, and certain since every Python has it, and its import;
    None for a name in a string."""

    written: str
    hops: tuple[Step, ...]
    is_standard: bool
    is_certain: bool
    fact: ImportFact | None
    at: int

    @property
    def package(self) -> str:
        """The outermost package that it is in; empty for a relative import."""
        if self.fact is None:
            return self.written.partition(".")[0]
        return "" if self.fact.level else self.fact.module.partition(".")[0]


def asked_by(facts: FileFacts, block: FlagBlock, resolver: Resolver) -> list[Asked]:
    """Return what a block asks for, in order: by statements, then by names in strings."""
    found = []
    for index in block.imports:
        fact = facts.imports[index]
        hops = _hops(facts, fact, resolver)
        standard = not fact.level and is_standard(fact.module)
        certain = standard and not fact.is_star and is_certain(fact.module, fact.name)
        found.append(Asked(_written(fact), hops, standard, certain, fact, index))
    for name in block.modules:
        module = resolver.module(name, facts.path)
        step = Step(module.path, module.modules, "")
        found.append(Asked(name, (step,), is_standard(name), False, None, -1))
    return found


def touches(feature: Feature, hop: Step, ownership: Ownership) -> bool:
    """Whether something is taken from a feature's module, or a target's name from a former home."""
    # Plain loops: each block of a codebase is compared with every feature.
    for module in feature.modules:
        if module.text in hop.modules:
            return True
    for target in feature.targets:  # noqa: SIM110 - as above
        if target.name == hop.name and ownership.is_replaced(hop):
            return True
    return False


def is_target(feature: Feature, asked: Asked) -> bool:
    """Whether something is among what a feature asks for."""
    return any(_is_target(feature, hop) for hop in asked.hops)


def is_below(module: str, package: str) -> bool:
    """Whether a module is inside a package."""
    return module.startswith(f"{package}.")


def outermost(module: str) -> str:
    """Return the outermost package of a module; a distribution is taken for one of its name."""
    return module.partition(".")[0].replace("-", "_").lower()


def unasked(feature: Feature, asked: Iterable[Asked]) -> Iterator[str]:
    """Yield the modules and names that a feature asks for and a block does not."""
    steps = [hop for each in asked for hop in each.hops]
    modules = {module for hop in steps for module in hop.modules}
    for text in feature.modules:
        # What is inside a package imports the package first.
        if not any(each == text.text or is_below(each, text.text) for each in modules):
            yield text.text
    for target in feature.targets:
        is_taken = any(
            hop.name == target.name and target.module in hop.modules for hop in steps if hop.name
        )
        if target.module in modules and target.name and not is_taken:
            yield f"{target.module}.{target.name}"


def _hops(facts: FileFacts, fact: ImportFact, resolver: Resolver) -> tuple[Step, ...]:
    """Return the modules that an import takes its name from; no name for a module itself."""
    if not fact.name or fact.is_star:
        module = resolver.imported_module(facts.path, fact)
        return (Step(module.path, module.modules, "*" if fact.is_star else ""),)
    origin = resolver.imported(facts.path, fact)
    if not origin.name:
        return (Step(origin.path, origin.modules, ""),)
    module = resolver.imported_module(facts.path, fact)
    first = Step(module.path, module.modules, fact.name)
    itself = tuple(f"{each}.{fact.name}" for each in module.modules)
    return (first, *origin.trail, Step(None, itself, ""))


def _is_target(feature: Feature, hop: Step) -> bool:
    if not hop.name:
        modules = [text.text for text in feature.modules]
        return any(
            module == each or is_below(module, each) for module in modules for each in hop.modules
        )
    return any(
        target.name == hop.name and target.module in hop.modules for target in feature.targets
    )


def _written(fact: ImportFact) -> str:
    module = "." * fact.level + fact.module
    return f"{module}.{fact.name}" if fact.name and module else fact.name or module
