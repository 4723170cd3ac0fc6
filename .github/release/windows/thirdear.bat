@echo off
rem Runs thirdear from this folder. Nothing is installed, and nothing goes over the network.
rem Bu klasordeki thirdear calisir. Hicbir sey kurulmaz, aga hicbir sey gitmez.
setlocal
title thirdear
"%~dp0python\python.exe" -m thirdear %*
set left=%errorlevel%
if not "%left%"=="0" if "%~1"=="" pause
exit /b %left%
