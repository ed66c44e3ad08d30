import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pg from "pg";
import { READER_ROLE, SERVER_ROLE, separateRoles, urlAs } from "../../platform/database/roles.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { audit } from "../../platform/security/audit.ts";
import { sealAuditEntries } from "../../platform/security/audit-chain.ts";
import { testServer } from "../harness.ts";
import { giveMoney, newCustomer, newShop, newStaff, pay } from "../people.ts";

/** A whole server that works as the role that is made for it. */
const server = await testServer({ asServerRole: true });
const pool = server.app.database.pool;

const refused = (error: unknown) => error instanceof pg.DatabaseError && error.code === "42501";

describe("the server's role in the database", () => {
  it("is enough for all that the server does: a payment, a case, a look, a seal", async () => {
    const { rows } = await pool.query(
      "select current_user as name, rolsuper from pg_roles where rolname = current_user",
    );
    assert.deepEqual(rows, [{ name: SERVER_ROLE, rolsuper: false }]);
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    const shop = await newShop(server);
    await giveMoney(server, customer, 10_000n);
    await pay(customer, shop, 1_000);
    const input = { kind: "complaint", customerId: customer.id, subject: "x", description: "x" };
    const { status } = await agent.post("/v1/cases", input);
    assert.equal(status, 201);
    assert.equal((await agent.get(`/v1/desk/customers/${customer.id}`)).status, 200);
    await server.settle();
    await server.app.database.transaction((tx) =>
      audit(tx, systemActor("test"), { action: "test.act", subject: "customer:1" }),
    );
    await sealAuditEntries(server.app);
  });

  it("can neither empty nor alter the audit log, the ledger and the evidence", async () => {
    for (const table of [
      "platform.audit_entry",
      "ledger.entry",
      "ledger.transfer",
      "cases.entry",
    ]) {
      await assert.rejects(pool.query(`truncate ${table}`), refused, table);
      await assert.rejects(pool.query(`delete from ${table}`), refused, table);
      await assert.rejects(pool.query(`alter table ${table} disable trigger all`), refused, table);
      await assert.rejects(pool.query(`drop table ${table}`), refused, table);
    }
    await assert.rejects(pool.query("update platform.audit_entry set actor = 'nobody'"), refused);
    await assert.rejects(pool.query("update ledger.entry set posted_at = now()"), pg.DatabaseError);
    await assert.rejects(pool.query("delete from platform.security_event"), refused);
  });

  it("cannot become the owner, nor change how the database guards itself", async () => {
    await assert.rejects(pool.query("set role postgres"), refused);
    await assert.rejects(pool.query("set session_replication_role = replica"), refused);
    await assert.rejects(pool.query("create role intruder superuser"), refused);
    await assert.rejects(
      pool.query(
        "create or replace function ledger.is_immutable() returns trigger language plpgsql as 'begin return new; end'",
      ),
      refused,
    );
  });

  it("is granted again after every migration, and by two starts at once", async () => {
    const owner = urlAs(server.databaseUrl, "postgres");
    await Promise.all([1, 2].map(() => separateRoles(owner, { name: SERVER_ROLE })));
    assert.equal((await pool.query("select 1 as n")).rows[0].n, 1);
  });
});

describe("the reader's role", () => {
  it("reads money and cases, and no person's fields", async () => {
    const owner = new pg.Client({ connectionString: urlAs(server.databaseUrl, "postgres") });
    await owner.connect();
    try {
      await owner.query(`set role ${READER_ROLE}`);
      await owner.query("select count(*) from ledger.entry");
      await assert.rejects(owner.query("select * from identity.customer"), refused);
      await assert.rejects(owner.query("delete from wallet.money_order"), pg.DatabaseError);
    } finally {
      await owner.end();
    }
  });
});
