import sql from 'sql-template-tag';
import type { Guide } from './guide.js';

export async function ranking(guide: Guide): Promise<void> {
  const { id } = await guide.post<{ id: string }>('lenses', {
    name: 'No free votes',
    spec: { lens: 'revenue', weights: { freeVoteCents: 0 } },
  });
  await guide.patch(`lenses/${id}`, { name: 'Only money' });
  await guide.get('lenses');
  await guide.get(`backlog?lens=${id}`);
  await guide.get('ranking');
  await guide.patch('ranking', { freeVoteCents: 200 });
  await guide.patch('ranking', { halfLifeDays: 45, defaultLens: id });
  await guide.rebuilt();
  await guide.get('backlog');
  await guide.get(`requests/${guide.request}/explanation`);
  await guide.patch('ranking', { defaultLens: 'revenue' });
  await guide.delete(`lenses/${id}`);
  await damage(guide);
  await guide.post('ranking/audit');
  await guide.get('jobs');
}

/** Something for the audit to repair, which the product itself leaves no way to make. */
async function damage({ world: { product, project }, request, company }: Guide): Promise<void> {
  await product.db.run(sql`
    update vote set customer_id = null
     where project_id = ${project.rowId} and request_id = ${request} and person_id in (
       select person_id from vote
        where project_id = ${project.rowId} and request_id = ${request} and customer_id is not null
        order by person_id limit 1)`);
  await product.db.run(sql`
    update customer set balanced_points = balanced_points + 1
     where project_id = ${project.rowId} and id = ${company}`);
}
