/* Windows 10 and later have icuuc.dll; wine 8 has none, and Qt does not load without it. Qt asks it only for text
   encodings beyond its own, and takes "there is none" for an answer. For trials under wine; it must never ship. */
typedef int UErrorCode;
enum { U_FILE_ACCESS_ERROR = 4 };
#define OUT __declspec(dllexport)
OUT void *ucnv_open(const char *name, UErrorCode *error) { if (error) *error = U_FILE_ACCESS_ERROR; return 0; }
OUT void ucnv_close(void *converter) {}
OUT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OUT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
OUT void ucnv_reset(void *converter) {}
OUT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
OUT const char *ucnv_getName(void *converter, UErrorCode *error) { if (error) *error = U_FILE_ACCESS_ERROR; return 0; }
OUT void ucnv_getToUCallBack(void) {}
OUT void ucnv_getFromUCallBack(void) {}
OUT void ucnv_setToUCallBack(void) {}
OUT void ucnv_setFromUCallBack(void) {}
OUT void ucnv_cbToUWriteUChars(void) {}
OUT void ucnv_cbFromUWriteUChars(void) {}
OUT void ucnv_toUnicode(void) {}
OUT void ucnv_fromUnicode(void) {}
OUT int ucnv_toUCountPending(void *converter, UErrorCode *error) { return 0; }
OUT int ucnv_fromUCountPending(void *converter, UErrorCode *error) { return 0; }
OUT int ucnv_countAvailable(void) { return 0; }
OUT const char *ucnv_getAvailableName(int index) { return 0; }
OUT const char *ucnv_getStandardName(const char *name, const char *standard, UErrorCode *error) {
  if (error) *error = U_FILE_ACCESS_ERROR;
  return 0;
}
