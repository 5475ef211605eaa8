using GlobalReach.Web;

// What is published brings its settings and assets with it, wherever it is started from; in the source tree they lie where it is started.
var beside = AppContext.BaseDirectory;
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Directory.Exists(Path.Combine(beside, "wwwroot")) ? beside : null });
builder.Configuration.AddEnvironmentVariables("GLOBALREACH__");
Hosting.Configure(builder);

var app = builder.Build();
Hosting.Map(app);
await Hosting.Prepare(app);
await app.RunAsync();

/// <summary>The web host, named so that tests can start it.</summary>
public partial class Program;
