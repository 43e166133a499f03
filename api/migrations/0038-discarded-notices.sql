-- Who administers an organization has those tried anew that were given up, or gives up what did not arrive, and changes nothing
-- else. What was blocked or came back is never queued again, whichever policy let it be changed.
create policy notices_discard on notices for update
  using (
    status in ('failed', 'blocked', 'bounced')
    and ((organization_id = app.organization_id() and app.administers()) or (organization_id is null and app.operates()))
  )
  with check (status = 'suppressed' and fault = 'discarded');
drop policy notices_send_again on notices;
create policy notices_send_again on notices for update
  using (
    status = 'failed'
    and ((organization_id = app.organization_id() and app.administers()) or (organization_id is null and app.operates()))
  )
  with check (status = 'queued' and findings is null and sent_at is null);
