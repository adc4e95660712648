--- prisma/migrations/migration_lock.toml
provider = "postgresql"
--- prisma/migrations/20220101000000_init/migration.sql
-- CreateEnum
CREATE TYPE "Role" AS ENUM ('MEMBER', 'COACH');

-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'MEMBER',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Course" (
    "id" TEXT NOT NULL,
    "title" VARCHAR(191) NOT NULL,
    "coachId" INTEGER NOT NULL,
    "price" DECIMAL(65,30) NOT NULL,
    "meta" JSONB,

    CONSTRAINT "Course_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- AddForeignKey
ALTER TABLE "Course" ADD CONSTRAINT "Course_coachId_fkey" FOREIGN KEY ("coachId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
--- prisma/migrations/20220201000000_bookings/migration.sql
-- CreateTable
CREATE TABLE "_CourseToUser" (
    "A" TEXT NOT NULL,
    "B" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "_CourseToUser_AB_unique" ON "_CourseToUser"("A", "B");
CREATE INDEX "_CourseToUser_B_index" ON "_CourseToUser"("B");
ALTER TABLE "_CourseToUser" ADD CONSTRAINT "_CourseToUser_A_fkey" FOREIGN KEY ("A") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_CourseToUser" ADD CONSTRAINT "_CourseToUser_B_fkey" FOREIGN KEY ("B") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
--- prisma/migrations/20220301000000_enum/migration.sql
/*
  Warnings:

  - The values [COACH] on the enum `Role` will be removed.
*/
-- AlterEnum
CREATE TYPE "Role_new" AS ENUM ('MEMBER', 'TRAINER', 'ADMIN');
ALTER TABLE "User" ALTER COLUMN "role" DROP DEFAULT;
ALTER TABLE "User" ALTER COLUMN "role" TYPE "Role_new" USING ("role"::text::"Role_new");
ALTER TYPE "Role" RENAME TO "Role_old";
ALTER TYPE "Role_new" RENAME TO "Role";
DROP TYPE "Role_old";
ALTER TABLE "User" ALTER COLUMN "role" SET DEFAULT 'MEMBER';
--- prisma/migrations/20220401000000_rework/migration.sql
-- DropForeignKey
ALTER TABLE "Course" DROP CONSTRAINT "Course_coachId_fkey";

-- AlterTable
ALTER TABLE "Course" DROP COLUMN "coachId",
ADD COLUMN     "trainerId" INTEGER,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "price" SET DEFAULT 0;

-- AddForeignKey
ALTER TABLE "Course" ADD CONSTRAINT "Course_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- RenameIndex
ALTER INDEX "User_email_key" RENAME TO "User_mail_key";
ALTER TABLE "User" RENAME COLUMN "email" TO "mail";
INSERT INTO "User" ("mail", "updatedAt") VALUES ('coach@example.org', now());
INSERT INTO "Course" ("id", "title", "trainerId") SELECT 'yoga', 'Yoga', "id" FROM "User" WHERE "mail" = 'coach@example.org';
--- prisma/migrations/20220501000000_redefine/migration.sql
ALTER TABLE "_CourseToUser" ADD CONSTRAINT "_CourseToUser_AB_pkey" PRIMARY KEY ("A", "B");
DROP INDEX "_CourseToUser_AB_unique";
CREATE TABLE "Visit" ("id" UUID NOT NULL DEFAULT gen_random_uuid(), "userId" INTEGER NOT NULL, "at" TIMESTAMPTZ(6) NOT NULL, CONSTRAINT "Visit_pkey" PRIMARY KEY ("id"));
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "Visit_userId_at_idx" ON "Visit"("userId", "at" DESC);
INSERT INTO "Visit" ("userId", "at") SELECT "id", "createdAt" FROM "User";
UPDATE "Course" SET "meta" = jsonb_set(COALESCE("meta", '{}'), '{level}', '1');
