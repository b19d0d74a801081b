using Dashboard.Access;

using Hangfire;
using Hangfire.Dashboard;

namespace Dashboard.Jobs;

/// <summary>Hangfire's own pages, for administrators.</summary>
internal static class JobsEndpoints
{
    public const string Path = "/job-dashboard";

    public static void MapJobs(this IEndpointRouteBuilder routes) =>
        routes.MapHangfireDashboard(Path, new DashboardOptions
        {
            AppPath = "/jobs",
            DashboardTitle = "Job dashboard",
            DisplayStorageConnectionString = false,
            // Its default is "is local", which behind a proxy is everybody. The policy below decides; this is the second lock.
            Authorization = [new AdministratorsOnly()],
        }).RequireAuthorization(Policies.Administer);

    private sealed class AdministratorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) =>
            context.GetHttpContext().User.IsInRole(Core.Access.Users.Roles.Administrator);
    }
}
