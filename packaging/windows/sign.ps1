# Signs files: packaging/windows/sign.ps1 FILE...
#   WINDOWS_CERTIFICATE            the certificate with its key, a .pfx file in Base64
#   WINDOWS_CERTIFICATE_PASSWORD   its password
param([Parameter(Mandatory, ValueFromRemainingArguments)][string[]]$Files)
$ErrorActionPreference = "Stop"
$tool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" | Sort-Object FullName | Select-Object -Last 1
$certificate = Join-Path ([IO.Path]::GetTempPath()) "hand-coach.pfx"
[IO.File]::WriteAllBytes($certificate, [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE))
try {
  & $tool.FullName sign /fd SHA256 /td SHA256 /tr http://timestamp.digicert.com /f $certificate /p $env:WINDOWS_CERTIFICATE_PASSWORD /d "Hand Coach" $Files
  if ($LASTEXITCODE) { throw "signtool left with $LASTEXITCODE" }
  & $tool.FullName verify /pa $Files
  if ($LASTEXITCODE) { throw "signtool did not find the files signed" }
} finally {
  Remove-Item $certificate
}
