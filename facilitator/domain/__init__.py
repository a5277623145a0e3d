"""Pure rules: functions over frozen values that read no clock, no file and no socket."""
