; The setup for one person, without administrator rights. makensis -DPARTS=parts.nsh -DICON=x.ico -DOUT=setup.exe hand-coach.nsi
; Silent: setup.exe /S [/D=C:\folder]     uninstall.exe /S
; Exit codes: 0 done, 1 left by the person, 2 failed, 3 a newer version is there, 4 Hand Coach is open
!ifdef TARGET
  Target ${TARGET}
!endif
Unicode true
!include "${PARTS}"
!include "WordFunc.nsh"
!include "LogicLib.nsh"
!insertmacro VersionCompare

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Hand Coach"
!define PROGRAM "Hand Coach.exe"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run" ; where the program enters itself if the person wants it to start

Name "Hand Coach"
OutFile "${OUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
InstallDir "$LOCALAPPDATA\Programs\Hand Coach"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib ; for trials: ten times as fast to make
!else
  SetCompressor /SOLID lzma
!endif
SetDateSave on
ManifestDPIAware true
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Hand Coach"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "The Hand Coach authors"
VIAddVersionKey "LegalCopyright" "Copyright 2026 The Hand Coach authors. MIT licence."
VIAddVersionKey "FileDescription" "Sets up Hand Coach"

Page directory
Page instfiles
UninstallText "Hand Coach will be removed. What was practised is kept, in $LOCALAPPDATA\Hand Coach. Delete that folder yourself if nobody needs it."
UninstPage uninstConfirm
UninstPage instfiles

!macro MustBeClosed
  ; A program that runs cannot be written to.
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      SetErrorLevel 4
      MessageBox MB_OK|MB_ICONEXCLAMATION "Hand Coach is open. Please close it, then try again. Nothing was changed." /SD IDOK
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  ReadRegStr $1 HKCU "${KEY}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} "$1" "${VERSION}" $2
    ${If} $2 == 1
      SetErrorLevel 3
      MessageBox MB_OK|MB_ICONEXCLAMATION "A newer Hand Coach ($1) is installed. Nothing was changed." /SD IDOK
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section
  !insertmacro MustBeClosed
  ; What an older version laid down and this one does not goes first.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ReadRegStr $3 HKCU "${RUN}" "Hand Coach"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
    ${If} $3 != ""
      WriteRegStr HKCU "${RUN}" "Hand Coach" "$3"
    ${EndIf}
  ${EndIf}
  ClearErrors
  !insertmacro LayDown
  ${If} ${Errors}
    SetErrorLevel 2
    Abort "Not everything could be written. Please make room on the disk, then try again."
  ${EndIf}
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Hand Coach.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$DESKTOP\Hand Coach.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Hand Coach"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Hand Coach authors"
  WriteRegStr HKCU "${KEY}" "Comments" "Removing Hand Coach keeps what was practised, in $LOCALAPPDATA\Hand Coach."
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
SectionEnd

Section Uninstall
  !insertmacro MustBeClosed
  !insertmacro TakeAway
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Hand Coach.lnk"
  Delete "$DESKTOP\Hand Coach.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegValue HKCU "${RUN}" "Hand Coach"
SectionEnd
