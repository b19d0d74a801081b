using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Core.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reviewing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OutputUses",
                table: "Workloads",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EndDecisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Host = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Ends = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Days = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndDecisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OrganisationProfiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    OperatesIn = table.Column<string>(type: "TEXT", nullable: true),
                    Serves = table.Column<string>(type: "TEXT", nullable: true),
                    Affiliates = table.Column<string>(type: "TEXT", nullable: true),
                    BuildsModels = table.Column<bool>(type: "INTEGER", nullable: true),
                    Contracts = table.Column<string>(type: "TEXT", nullable: true),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationProfiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RouteChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WorkloadKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RouteName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Change = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RouteChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RouteChanges_Workloads_WorkloadKey",
                        column: x => x.WorkloadKey,
                        principalTable: "Workloads",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RouteSources",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WorkloadKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Tool = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Wanted = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    LookedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NextDueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<string>(type: "TEXT", nullable: true),
                    Taken = table.Column<string>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RouteSources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RouteSources_Workloads_WorkloadKey",
                        column: x => x.WorkloadKey,
                        principalTable: "Workloads",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ScoreWeights",
                columns: table => new
                {
                    Factor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Weight = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoreWeights", x => x.Factor);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EndDecisions_Host_Name",
                table: "EndDecisions",
                columns: new[] { "Host", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_RouteChanges_WorkloadKey",
                table: "RouteChanges",
                column: "WorkloadKey");

            migrationBuilder.CreateIndex(
                name: "IX_RouteSources_WorkloadKey_Kind_Address",
                table: "RouteSources",
                columns: new[] { "WorkloadKey", "Kind", "Address" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EndDecisions");

            migrationBuilder.DropTable(
                name: "OrganisationProfiles");

            migrationBuilder.DropTable(
                name: "RouteChanges");

            migrationBuilder.DropTable(
                name: "RouteSources");

            migrationBuilder.DropTable(
                name: "ScoreWeights");

            migrationBuilder.DropColumn(
                name: "OutputUses",
                table: "Workloads");
        }
    }
}
