using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Core.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reading : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "BestEstimatedKnown",
                table: "UsageHours",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "BestEstimatedNanos",
                table: "UsageHours",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "EstimatedKnown",
                table: "UsageHours",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "EstimatedNanos",
                table: "UsageHours",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Assumed",
                table: "UsageEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "BestEstimatedKnown",
                table: "UsageDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "BestEstimatedNanos",
                table: "UsageDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "EstimatedKnown",
                table: "UsageDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "EstimatedNanos",
                table: "UsageDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "BestEstimatedKnown",
                table: "SmallDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "BestEstimatedNanos",
                table: "SmallDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "EstimatedKnown",
                table: "SmallDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "EstimatedNanos",
                table: "SmallDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "FirstAt",
                table: "Imports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Grouping",
                table: "Imports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastAt",
                table: "Imports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EstimatedNanos",
                table: "CostDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "BudgetChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BudgetKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Change = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false),
                    LimitNanos = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BudgetCrossings",
                columns: table => new
                {
                    BudgetKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetCrossings", x => new { x.BudgetKey, x.Revision, x.From, x.Percent });
                });

            migrationBuilder.CreateTable(
                name: "Budgets",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Of = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Cycle = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    ResetOn = table.Column<int>(type: "INTEGER", nullable: false),
                    LimitNanos = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    AlertAt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    AlertOnProjection = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Budgets", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SeriesId = table.Column<int>(type: "INTEGER", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Actions = table.Column<long>(type: "INTEGER", nullable: false),
                    Exchanges = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeDays", x => new { x.Day, x.SeriesId, x.Size });
                });

            migrationBuilder.CreateTable(
                name: "ExchangeReckonings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeReckonings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RollUpStamps",
                columns: table => new
                {
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RollUpStamps", x => x.Month);
                });

            migrationBuilder.CreateTable(
                name: "SampleLoads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HeardAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    StepsDone = table.Column<int>(type: "INTEGER", nullable: false),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampleLoads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SampleMarks",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampleMarks", x => new { x.Kind, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "SpendAnomalies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsHigh = table.Column<bool>(type: "INTEGER", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Nanos = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpectedNanos = table.Column<long>(type: "INTEGER", nullable: false),
                    Deviations = table.Column<double>(type: "REAL", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Holds = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsQuiet = table.Column<bool>(type: "INTEGER", nullable: false),
                    ToldNanos = table.Column<long>(type: "INTEGER", nullable: false),
                    Times = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpendAnomalies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaleExchangeDays",
                columns: table => new
                {
                    ForDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Touches = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaleExchangeDays", x => x.ForDay);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetChanges_BudgetKey_At",
                table: "BudgetChanges",
                columns: new[] { "BudgetKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SpendAnomalies_Day_Key_Value_IsHigh",
                table: "SpendAnomalies",
                columns: new[] { "Day", "Key", "Value", "IsHigh" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BudgetChanges");

            migrationBuilder.DropTable(
                name: "BudgetCrossings");

            migrationBuilder.DropTable(
                name: "Budgets");

            migrationBuilder.DropTable(
                name: "ExchangeDays");

            migrationBuilder.DropTable(
                name: "ExchangeReckonings");

            migrationBuilder.DropTable(
                name: "RollUpStamps");

            migrationBuilder.DropTable(
                name: "SampleLoads");

            migrationBuilder.DropTable(
                name: "SampleMarks");

            migrationBuilder.DropTable(
                name: "SpendAnomalies");

            migrationBuilder.DropTable(
                name: "StaleExchangeDays");

            migrationBuilder.DropColumn(
                name: "BestEstimatedKnown",
                table: "UsageHours");

            migrationBuilder.DropColumn(
                name: "BestEstimatedNanos",
                table: "UsageHours");

            migrationBuilder.DropColumn(
                name: "EstimatedKnown",
                table: "UsageHours");

            migrationBuilder.DropColumn(
                name: "EstimatedNanos",
                table: "UsageHours");

            migrationBuilder.DropColumn(
                name: "Assumed",
                table: "UsageEntries");

            migrationBuilder.DropColumn(
                name: "BestEstimatedKnown",
                table: "UsageDays");

            migrationBuilder.DropColumn(
                name: "BestEstimatedNanos",
                table: "UsageDays");

            migrationBuilder.DropColumn(
                name: "EstimatedKnown",
                table: "UsageDays");

            migrationBuilder.DropColumn(
                name: "EstimatedNanos",
                table: "UsageDays");

            migrationBuilder.DropColumn(
                name: "BestEstimatedKnown",
                table: "SmallDays");

            migrationBuilder.DropColumn(
                name: "BestEstimatedNanos",
                table: "SmallDays");

            migrationBuilder.DropColumn(
                name: "EstimatedKnown",
                table: "SmallDays");

            migrationBuilder.DropColumn(
                name: "EstimatedNanos",
                table: "SmallDays");

            migrationBuilder.DropColumn(
                name: "FirstAt",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Grouping",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "LastAt",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "EstimatedNanos",
                table: "CostDays");
        }
    }
}
