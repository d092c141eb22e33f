BEGIN TRANSACTION;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE attempt (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	trainee_id INTEGER NOT NULL,
	digest VARCHAR NOT NULL,
	mode VARCHAR NOT NULL,
	seed BIGINT NOT NULL,
	started DATETIME NOT NULL,
	finished DATETIME,
	discarded DATETIME,
	ending VARCHAR,
	score INTEGER,
	passed BOOLEAN,
	critical BOOLEAN,
	CONSTRAINT fk_attempt_trainee_id_trainee FOREIGN KEY(trainee_id) REFERENCES trainee (id) ON DELETE CASCADE,
	CONSTRAINT fk_attempt_digest_scenario_version FOREIGN KEY(digest) REFERENCES scenario_version (digest)
);
INSERT INTO "attempt" VALUES(1,1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','practice',7,'2026-03-01 12:00:00.000000','2026-03-01 12:05:00.000000',NULL,'settled',90,1,0);
INSERT INTO "attempt" VALUES(2,1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','assessment',9223372036854775807,'2026-03-01 13:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(3,3,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','practice',1,'2026-03-01 12:00:00.000000',NULL,'2026-03-01 12:00:00.000000',NULL,NULL,NULL,NULL);
CREATE TABLE decision (
	attempt_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	position INTEGER NOT NULL,
	choice VARCHAR,
	seconds DOUBLE NOT NULL,
	made DATETIME NOT NULL,
	CONSTRAINT pk_decision PRIMARY KEY (attempt_id, number),
	CONSTRAINT fk_decision_attempt_id_attempt FOREIGN KEY(attempt_id) REFERENCES attempt (id) ON DELETE CASCADE
)
 WITHOUT ROWID
;
INSERT INTO "decision" VALUES(1,0,0,'name-it',1.5,'2026-03-01 12:00:00.000000');
INSERT INTO "decision" VALUES(1,1,1,'own-it',4.25,'2026-03-01 12:00:00.000000');
INSERT INTO "decision" VALUES(1,2,1,NULL,0.0,'2026-03-01 12:00:00.000000');
INSERT INTO "decision" VALUES(1,3,1,'deny',2.0,'2026-03-01 12:00:00.000000');
INSERT INTO "decision" VALUES(2,0,0,'silence',15.0,'2026-03-01 13:00:00.000000');
CREATE TABLE scenario_version (
	digest VARCHAR NOT NULL,
	scenario VARCHAR NOT NULL,
	language VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	source BLOB NOT NULL,
	CONSTRAINT pk_scenario_version PRIMARY KEY (digest)
);
INSERT INTO "scenario_version" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','disputed-charge','en','The charge nobody made',X'666F726D61743A20310A');
CREATE TABLE trainee (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	name_key VARCHAR NOT NULL,
	picture VARCHAR NOT NULL,
	created DATETIME NOT NULL,
	CONSTRAINT uq_trainee_name_key UNIQUE (name_key)
);
INSERT INTO "trainee" VALUES(1,'Ann','ann','marta','2026-03-01 12:00:00.000000');
INSERT INTO "trainee" VALUES(3,'Bob','bob','','2026-03-01 12:00:00.000000');
CREATE INDEX ix_attempt_trainee_id ON attempt (trainee_id);
CREATE INDEX ix_attempt_digest ON attempt (digest);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('trainee',3);
INSERT INTO "sqlite_sequence" VALUES('attempt',3);
COMMIT;
