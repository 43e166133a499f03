-- Names are found by an initial and the word after it as one, too: what is there already is put into the index anew.
update name_index_runs set reached = null, finished_at = null;
