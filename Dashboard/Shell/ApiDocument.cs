using Dashboard.Access;
using Dashboard.Core.Access.Tokens;

using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Dashboard.Shell;

/// <summary>The API described as an OpenAPI document, for people who are signed in and programs with a token.</summary>
internal static class ApiDocument
{
    public const string Path = "/api/v1/openapi.json";
    private const string Scheme = "token";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = route => route.RelativePath is { } path && (path.StartsWith("api/v1/", StringComparison.Ordinal) || path.StartsWith("v1/", StringComparison.Ordinal));
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "AI Usage & Provider Risk Dashboard",
                Version = "v1",
                Description = "Every route asks for a token with its scope: " + string.Join("; ", TokenScopes.All.Select(s => $"{s.Name} ({s.Opens})")) + ".",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token from Settings, Tokens." };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(Path).RequireAuthorization(Policies.PersonOrToken).WithMetadata(new SkipStatusCodePagesAttribute());
}
