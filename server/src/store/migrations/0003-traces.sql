-- How often something was erased since the file was last written anew; no row = nothing is owed.
CREATE TABLE traces_owed (
  once INTEGER PRIMARY KEY CHECK (once = 1),
  times INTEGER NOT NULL
) STRICT;
