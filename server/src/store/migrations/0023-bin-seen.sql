-- What lay in the board's bin when the server last looked, and since when by its own clock: JSON, read by whoever empties bins.
ALTER TABLE board ADD COLUMN bin_seen TEXT;
