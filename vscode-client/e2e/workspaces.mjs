// The folder the journeys walk through: an incident of ../../examples, and a view of today that misspells a column.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const from = path.resolve(import.meta.dirname, '..', '..', 'examples', 'tenant-policies', 'broken');

export const migrations = 'supabase/migrations';
export const policies = `${migrations}/20251229000000_tenant_llm_policies.sql`;
export const users = `${migrations}/20260105000000_multi_tenant_user_model.sql`;
export const estimates = `${migrations}/20260105000002_cost_estimates.sql`;
export const report = `${migrations}/20260108000000_tenant_report.sql`;

const files = {
  [report]: `create view copilot_internal.tenant_report as
select t.id, t.nmae, count(*) as members
from copilot_internal.tenants t
join copilot_internal.tenant_members m on m.tenant_id = t.id
group by t.id;
`,
};

/** A table is referenced a week before it is created, another one in the wrong schema. */
export const tenants = { from, files, open: policies };

/** The names of the migrations, in their order. */
export const names = [...readdirSync(path.join(from, migrations)), path.basename(report)].sort();

/** The text of a file before anybody touched it. */
export const text = (file) => files[file] ?? readFileSync(path.join(from, file), 'utf8');

/** The 1-based line and column of these words in a file, moved by some columns. */
export function place(file, words, columns = 0) {
  const before = text(file).slice(0, text(file).indexOf(words)).split('\n');
  return [before.length, before.at(-1).length + 1 + columns];
}
