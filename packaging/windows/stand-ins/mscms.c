/* Colour profiles, which wine 8 lacks in part: "this screen has none". For trials under wine; it must never ship. */
#define OUT __declspec(dllexport)
OUT void *OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned creation) { return 0; }
OUT int CloseColorProfile(void *profile) { return 1; }
OUT int GetColorProfileFromHandle(void *profile, void *buffer, unsigned *size) { return 0; }
OUT void *WcsCreateIccProfile(void *profile, unsigned options) { return 0; }
