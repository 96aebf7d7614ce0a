-- Statements by rowid: the version is looked up before a record is written, which gives its rowid away.

-- FIND_VERSION
select rowid, version_boot, version_number from records where tenant = ? and kind = ? and id = ?

-- UPDATE_RECORD
update records
set version_boot = ?, version_number = ?, document = ?, content = coalesce(?, content),
    lane = ?, owner = ?, status = ?, account = ?, reference = ?, lane_order = ?, due = ?, search = ?
where rowid = ?

-- DELETE_RECORD
delete from records where rowid = ?
