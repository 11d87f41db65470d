curl -H "Authorization: Bearer $TOKEN" \
  -d '{ "album": { "title": "Iceland" } }' \
  "http://localhost:8080/v1/albums"
