-- Who passes a word on: the agency that quotes the ministry.
ALTER TABLE attributions ADD COLUMN via TEXT;
ALTER TABLE attributions ADD COLUMN via_entity TEXT;
ALTER TABLE attributions ADD COLUMN via_type TEXT;
