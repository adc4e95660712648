-- Repairs 20251229000000 on databases where its policy is missing.
create index if not exists tenant_llm_policies_provider_id_idx
  on copilot_internal.tenant_llm_policies (provider_id);

drop policy if exists "Members read their tenant's policies"
  on copilot_internal.tenant_llm_policies;

create policy "Members read their tenant's policies"
  on copilot_internal.tenant_llm_policies for select to authenticated
  using (
    tenant_id in (
      select m.tenant_id
      from copilot_internal.tenant_members m
      where m.user_id = (select auth.uid())
    )
  );
