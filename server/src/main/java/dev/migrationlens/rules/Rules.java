package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import java.util.List;

/** Every rule there is. */
public final class Rules {
  public static final List<Rule> ALL =
      List.of(
          new UsedBeforeCreated(),
          new MissingRelation(),
          new MissingColumn(),
          new MissingType(),
          new MissingFunction(),
          new MissingSchema(),
          new MissingObject(),
          new UsedAfterDropped(),
          new AlreadyExists(),
          new StillNeeded(),
          new AmbiguousName(),
          new ChangesSignature(),
          new ChangesViewColumns(),
          new KeyTypesDiffer(),
          new KeyTargetNotUnique(),
          new SecondPrimaryKey(),
          new TypeNeedsUsing(),
          new DefaultDoesNotFit(),
          new ConflictTargetNotUnique(),
          new CountsDiffer(),
          new NotInATransaction(),
          new NeedsATransaction(),
          new RefreshNeedsUniqueIndex(),
          new RelationKindDiffers(),
          new CircularCreation(),
          new EnumValueTooFresh(),
          new BodyWillFail(),
          new UnusedAllow(),
          new SyntaxError(),
          new ProceduralOutsideDo(),
          new PsqlCommand(),
          new NoSuchIfNotExists(),
          new PostgrestSyntax(),
          new NestedDollarQuote(),
          new OtherDialect(),
          new NeedsNewerPostgres(),
          new PlpgsqlError(),
          new DuplicateVersion(),
          new SkippedFile(),
          new VersionWidthsDiffer(),
          new VersionGap(),
          new MissingSection(),
          new MissingFile(),
          new WrongDependencyComment(),
          new LiveColumnMissing(),
          new LiveTypeDiffers(),
          new LiveRelationMissing(),
          new LiveOnlyObject(),
          new PendingMigration(),
          new ChangedAfterApplied(),
          new AppliedButMissing(),
          new ConstraintNameDiffers());

  private Rules() {}
}
