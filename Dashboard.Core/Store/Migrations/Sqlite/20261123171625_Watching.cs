using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Core.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Watching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "VouchedBy",
                table: "TermsVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "BetweenPages",
                table: "TermsFlappings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "AcceptedAt",
                table: "TermsCaptures",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcceptedBy",
                table: "TermsCaptures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "TermsCaptures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OriginNote",
                table: "TermsCaptures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TermsWatches",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Now = table.Column<string>(type: "TEXT", nullable: true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermsWatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TermsWatches_TermsSources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "TermsSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TermsWatches_SourceId",
                table: "TermsWatches",
                column: "SourceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TermsWatches");

            migrationBuilder.DropColumn(
                name: "VouchedBy",
                table: "TermsVersions");

            migrationBuilder.DropColumn(
                name: "BetweenPages",
                table: "TermsFlappings");

            migrationBuilder.DropColumn(
                name: "AcceptedAt",
                table: "TermsCaptures");

            migrationBuilder.DropColumn(
                name: "AcceptedBy",
                table: "TermsCaptures");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "TermsCaptures");

            migrationBuilder.DropColumn(
                name: "OriginNote",
                table: "TermsCaptures");
        }
    }
}
