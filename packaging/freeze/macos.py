"""What macOS wants to know of a bundle."""

from __future__ import annotations

from freeze import product

LEAST_SYSTEM = "13.0"  # what Qt 6.11 runs on


def info_plist(version: str) -> dict[str, object]:
    """What Info.plist says beside what PyInstaller writes itself."""
    return {
        "CFBundleName": product.NAME,
        "CFBundleDisplayName": product.NAME,
        "CFBundleExecutable": product.window_program("darwin"),
        "CFBundleShortVersionString": ".".join(map(str, product.version_numbers(version))),
        "CFBundleVersion": ".".join(map(str, product.version_numbers(version))),
        "CFBundleDevelopmentRegion": "en",
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "LSMinimumSystemVersion": LEAST_SYSTEM,
        "LSBackgroundOnly": False,
        "LSUIElement": False,
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSSupportsAutomaticGraphicsSwitching": True,
        "NSHumanReadableCopyright": product.COPYRIGHT,
    }
